/* Sets of words that stand around commands. */
#include "desk/command_words.h"

#include <string.h>

/* Each a text of words between blanks. */
static const char *const sets[] = {
	[WORDS_GREETING] = " pak bapak bpk bu ibu mas mbak mba kak bang bos gan min admin tim "
			   "rekan saudara sdr halo "
			   "hallo hai hi dear yth kepada ytk maaf mf nuwun sewu kulo sugeng enjang "
			   "enjing siyang "
			   "sonten dalu selamat met slmt pagi siang sore malam mlm assalamualaikum "
			   "assalamu'alaikum "
			   "assalamu’alaikum assalamu asalamualaikum assalam ass asslm aslm aslmkm "
			   "alaikum wr wb "
			   "warahmatullahi warohmatullahi wabarakatuh wabarokatuh waalaikumsalam "
			   "waalaikumussalam "
			   "wa'alaikumsalam wa'alaikumussalam wassalam salam shalom sejahtera om "
			   "swastiastu ijin izin "
			   "permisi lapor melaporkan hormat desk tik hello good morning afternoon ",
	[WORDS_NAMED] = " pak bapak bpk bu ibu mas mbak mba kak bang dear yth kepada ytk tim rekan "
			"sdr saudara halo "
			"hallo hai ",
	[WORDS_EXCUSE] = " maaf mf ijin izin permisi ",
	[WORDS_DONE] =
		" sudah sdh udah udh uda sudh suda sdah dah wis wes uwis uwes sampun mpun telah "
		"alhamdulillah already ",
	[WORDS_DOING] = " sedang sdg lagi lg on in ",
	[WORDS_AGREEING] =
		" ok oke okay okey okeh oks oce baik baiklah siap nggih inggih injih njih enggih "
		"ya iya yaa yes sip siip ",
	[WORDS_ASKING] =
		" mohon mhn tolong tlg tlng harap minta silakan silahkan please pls monggo ",
	[WORDS_SELF] = " saya sy kami aku kula kulo ",
	[WORDS_NEGATION] = " belum blm tidak tdk tdak tidk jangan jgn jngn kurang durung dereng "
			   "mboten gak gk ga "
			   "nggak ngga ndak dak tak ora bukan bkn tanpa enggak engga kagak belom "
			   "blum blom not no "
			   "dont don't ojo ",
	[WORDS_NOT_YET] = " belum blm durung dereng belom blum blom ",
	[WORDS_STILL] =
		" masih msh masi maish msih mash masiih tetap tetep isih iseh tasih taksih still ",
	[WORDS_STILL_FILLER] = " saja aja tetap tetep sering suka agak sangat sgt juga jg terus "
			       "kadang selalu ada banyak "
			       "lagi cukup ",
	[WORDS_QUESTION] =
		" kapan berapa brp apakah apa bagaimana gimana kenapa knp mengapa siapa mana "
		"dimana piye pripun pinten kok opo kah kan ta tah belumkah ",
	[WORDS_ONLY_ASKS] =
		" kapan apa siapa sampai berapa lama lagi dulu sih yang bagaimana gimana kenapa "
		"mengapa ya pak bu mas mbak min kok saya ",
	[WORDS_TITLE] =
		" pak bapak bpk bu ibu mas mbak mba kak bang bos gan min admin ya yaa nggih dong "
		"deh kah to njih gih dik lur nggeh me please pls plis ",
	[WORDS_THANKS] =
		" kasih kasi ksih ksh kasihh terimakasih trimakasih trmksh makasih makasi mksh mks "
		"maksih trims trim thanks thank thx thanx tq ty tks suwun nuwun nuhun tengkyu "
		"hatur "
		"maturnuwun matursuwun ",
	[WORDS_THANKS_TOO] = " matur sanget pak bapak bu ibu mas mbak mba kak min admin tim desk "
			     "tik atas bantuan "
			     "bantuannya info infonya informasi informasinya respon responnya "
			     "respons responsnya "
			     "kerjasama kerjasamanya kerja sama samanya banyak banget sekali "
			     "sangat kami saya ucapkan "
			     "ok oke okay baik siap sip mantap mantab mantul nggih inggih injih ya "
			     "iya you very much so "
			     "dan kembali hormat salam sebelumnya perhatian perhatiannya cepat "
			     "cepatnya untuk semuanya "
			     "semua bpk wassalam selamat pagi siang sore malam gih njih sudah sdh "
			     "udah dibantu membantu "
			     "pelayanan pelayanannya luar biasa bagus good job noted 86 penanganan "
			     "penanganannya kk "
			     "tindak lanjut lanjutnya yg yang diberikan sukses selalu ",
	[WORDS_RECEIVE] = " terima trima trma trm teima terma tarima terimah teirma trimo terimo ",
	[WORDS_TROUBLE] = " mati error eror erorr lambat lemot lelet pelan putus sama belum blm "
			  "tidak tdk gak gk ga "
			  "nggak ngga ndak ora mboten dereng durung rusak bermasalah masalah "
			  "gangguan offline down "
			  "trouble hilang gagal begitu gitu seperti terputus bocor muncul kosong "
			  "macet ngadat "
			  "kendala terkendala lola loading muter hang ngehang ngelag lag freeze "
			  "blank off merah rto "
			  "timeout jelek buruk parah terkunci terblokir diblokir ditolak bising "
			  "berisik susah sulit "
			  "angel aneh salah keluhan problem tetap pejah kurang redup padam nyendat "
			  "tersendat ",
	[WORDS_NOT_TRIED] = " sempat kami saya sy aku dicek dicoba dites ditest tahu tau cek coba "
			    "tes test kulo "
			    "kula ngecek nyoba pernah ",
	[WORDS_PROBLEM] = " kendala masalah keluhan gangguan trouble error eror problem komplain ",
	[WORDS_CONDITION] = " tapi tapinya tetapi tpi tp ttpi asal asalkan jika kalau kalo klo "
			    "bila apabila namun kecuali "
			    "selain catatan syarat sebagian cuma cuman ning nanging revisi "
			    "direvisi perbaiki diperbaiki "
			    "lengkapi dilengkapi tambahkan ditambahkan ditambah tambahi betulkan "
			    "dibetulkan koreksi "
			    "dikoreksi kembalikan but if except belum blm kurang ",
	[WORDS_STRING] = " dengan dgn hanya sementara setelah nanti sesudah untuk utk besok yang "
			 "yg no nomor ",
	[WORDS_EVERYTHING] = " semua semuanya smua sma all seluruhnya kabeh sedaya sedoyo ",
	[WORDS_LISTED] =
		" laporan laporannya tiket daftar list hari yang tersebut di atas ini itu ya "
		"pak bu mas mbak min "
		"nggih lanjutkan lanjut terima kasih makasih suwun nuwun trims ",
	[WORDS_CANCELLED] = " saja aja tiket tiketnya permohonan permohonannya pengaduan aduan "
			    "laporan permintaan surat "
			    "pak bu karena krn karna sebab sudah sdh udah dulu ini kami saya mas "
			    "mbak min ya mawon wae "
			    "tolong mohon perintah nggih soalnya ",
	[WORDS_MISTAKE] = " salah keliru kliru typo perintah tadi terakhir kepencet maksud ",
	[WORDS_NOT_DONE] = " besok nanti lusa segera sebentar target estimasi kemungkinan mungkin "
			   "paling kira insya "
			   "insyaallah sekitar sebagian separuh setengah separo kalau kalo jika "
			   "bila apabila asal setelah "
			   "sesuk mengko mangke mbenjing dalam minggu bulan tomorrow ",
	[WORDS_PRAISE] = " puas sangat sgt mantap bagus baik terima makasih trims suwun cepat oke "
			 "ok sip kurang tidak "
			 "tdk gak lambat lama pelayanan pelayanannya layanan good cukup memuaskan "
			 "ramah thanks matur "
			 "agak terlalu teknisi teknisinya petugas petugasnya respon responnya "
			 "respons penanganan "
			 "penanganannya admin lumayan bintang top keren jelek buruk alhamdulillah "
			 "profesional tanggap "
			 "sigap karena krn tapi semoga sukses pak bu mas mbak min lemot payah "
			 "parah mengecewakan kecewa "
			 "luar selalu sudah sdh responsif nilai ",
	[WORDS_COUNTED] = " komputer laptop pc printer unit buah bh hari hr jam menit mnt minggu "
			  "mgg bulan bln tahun thn "
			  "orang org titik lantai ruang ruangan kali tiket pegawai user akun "
			  "switch kabel ap router "
			  "kantor opd desa kelurahan kecamatan puskesmas sekolah lembar berkas "
			  "surat dari dan sampai sd "
			  "s x lagi device perangkat port mb mbps gb kb ribu juta persen rb jt "
			  "monitor keyboard mouse "
			  "scanner server cctv kamera email alamat nomor macam hal masalah "
			  "permasalahan keluhan kendala "
			  "dokumen file aplikasi staf pihak rapat set pcs meter pasang rim di yang "
			  "yg atau nama nip jempol proyektor lcd tv telepon hp tablet modem hub "
			  "antena tower cpu ups hdd ssd flashdisk website web situs link password "
			  "jaringan gedung meja pintu anggota peserta siswa guru dokter pasien ",
	[WORDS_RATING] = " nilai nilainya rating skor skore penilaian ",
	[WORDS_CONTENT] = " puas memuaskan puass satisfied ",
	[WORDS_VERY] = " sangat sgt sngt sngat sanga amat sungguh super sekali banget bgt bngt "
		       "sanget very tenan ",
	[WORDS_FAIRLY] = " cukup lumayan ckp ",
	[WORDS_HARDLY] = " kurang krg krang kurng kuran kirang ",
	[WORDS_SO] = " terlalu begitu merasa seberapa ",
	[WORDS_MONTH] = " januari februari pebruari maret april mei juni juli agustus september "
			"oktober november "
			"nopember desember jan feb peb mar mrt apr jun jul ags agt aug agu agst "
			"sep sept okt oct nov "
			"nop des dec january february march may june july august october december "
			"bulan bln ",
	[WORDS_PERIOD] = " bulanan tahun thn tahunan minggu mingguan lalu kemarin kmrn terakhir "
			 "ini periode triwulan "
			 "semester tw ekinerja kinerja e sekarang mohon tolong dikirim kirim "
			 "kirimkan dong pak bapak bu "
			 "ibu mas mbak min admin ya nggih terima kasih makasih trims suwun tgl "
			 "tanggal sampai sd s d ",
	[WORDS_REPORT] = " laporan laporannya report ",
	[WORDS_SENDING] = " kirim kirimi kirimin kirimkan dikirim dikirimi dikirimkan nyuwun send ",
	[WORDS_WANTING] =
		" bisa boleh dapat dpt bolehkah bisakah hasil salinan pdf berkas file the ",
	[WORDS_RESULT] =
		" hasil hasilnya tindakan tindakannya tindak lanjut lanjutnya tindaklanjut "
		"tindaklanjutnya penyelesaian penyelesaiannya pekerjaan pekerjaannya pengerjaan "
		"pengerjaannya penanganan penanganannya perbaikan perbaikannya resmi resminya "
		"pdf bisa boleh ",
	[WORDS_DAY] = " besok bsk hari tanggal tgl mulai lusa senin selasa rabu kamis jumat jum'at "
		      "sabtu minggu sampai "
		      "tahunan melahirkan bersama sekarang pagi siang dari mgg sesuk mbenjing ",
	[WORDS_TOWARDS] = " ke kepada kpd to untuk utk seksi bidang tim dateng dhateng nang ",
	[WORDS_MOVING] =
		" pindah pindahkan dipindah dipindahkan teruskan diteruskan limpahkan dilimpahkan "
		"serahkan diserahkan ",
	[WORDS_DIVIDING] = " jadi menjadi dadi ",
	[WORDS_TICKET] = " tiket tiketnya tik desk permohonan laporan pengaduan aduan surat saya "
			 "kami ini nomor no "
			 "terakhir sekarang sampai mana bagaimana gimana piye pripun tolong mohon "
			 "pak bapak bu ibu mas "
			 "mbak mba kak bang min admin ya nggih dong terima kasih makasih ",
	[WORDS_PAGE] = " halaman dashboard dasbor web login masuk status tiket desk tik tolong "
		       "mohon pak bapak bu ibu "
		       "mas mbak mba kak bang min admin ya nggih dong terima kasih makasih saya ",
};

static gboolean is_in(const char *word, enum word_set set)
{
	g_autofree char *wanted = g_strconcat(" ", word, " ", NULL);
	return strstr(sets[set], wanted) != NULL;
}

gboolean command_word_in(const char *word, enum word_set set)
{
	if (is_in(word, set))
		return TRUE;
	g_autofree char *pressed = command_word_unstretched(word);
	return pressed && is_in(pressed, set);
}
