-- A small desk of schema version 1, as that version wrote it. The hashes of its history are real.
INSERT INTO person VALUES (1, 'tono@tik.example', 'Tono Contoh', '199901012025011001', 'teknisi',
	'Jaringan', 1);
INSERT INTO person VALUES (2, 'lina@tik.example', 'Lina Contoh', '', 'pimpinan', '', 1);
INSERT INTO person VALUES (3, 'lama@tik.example', 'Lama Contoh', '', 'teknisi', 'Jaringan', 0);
INSERT INTO office VALUES (1, 'Dinas Kesehatan', 4, 1);
INSERT INTO office VALUES (2, 'Dinas Lingkungan Hidup', 2, 1);
INSERT INTO office_pattern VALUES ('@dinkes.example', 1);
INSERT INTO office_pattern VALUES ('@dlh.example', 2);
INSERT INTO service VALUES ('NET', 'Gangguan jaringan', 'gangguan', 'Jaringan', 60, 'wifi;internet',
	60, 8, 1);
INSERT INTO holiday VALUES ('2026-12-25', 'Natal');
INSERT INTO ticket VALUES (1, 'TIK-2026-000001', 2026, 1, 'wifi mati', 'rini@dinkes.example',
	'Rini Contoh', '081200000000', 1, 'NET', 'Jaringan', 1, 1795399200, 'selesai', 0, 73, 'tinggi',
	60, 4, 100, 1795399200, 1795402800, 1795485600, 1795402800, NULL, 0, 1795406400, 1795410000, 4,
	'005/1/2026', '2026-11-23', 'segera', 'Dinas Kesehatan', 3);
INSERT INTO ticket VALUES (2, 'TIK-2026-000002', 2026, 2, 'printer macet', 'rini@dinkes.example',
	'Rini Contoh', '', 1, 'NET', 'Jaringan', NULL, NULL, 'baru', 0, 73, 'tinggi', 60, 4, 100,
	1795413600, 1795417200, 1795500000, NULL, NULL, 0, NULL, NULL, NULL, '', '', '', '', NULL);
INSERT INTO participant VALUES (1, 'budi@dinkes.example', 'Budi Contoh');
INSERT INTO mail VALUES (1, 'digest 1', 'test', '', 100, 'satu@orang.example', 'rini@dinkes.example',
	'Rini Contoh', 'wifi mati', 'person', 1795399200, 'ticket', 'new ticket: NET', 1,
	'wifi kantor mati', 1);
INSERT INTO mail VALUES (2, 'digest 2', 'test', '', 100, 'dua@orang.example', 'rini@dinkes.example',
	'Rini Contoh', 'printer macet', 'person', 1795413600, 'ticket', 'new ticket: NET', 2,
	'printer macet', 0);
INSERT INTO original VALUES (1, x'46726f6d3a00ff');
INSERT INTO attachment VALUES (1, 1, 1, 'surat.pdf', 'application/pdf', 0, x'25504446');
INSERT INTO thread VALUES ('satu@orang.example', 1, 'rini@dinkes.example');
INSERT INTO outbox VALUES (1, 1795399200, '1@tik.example', 'rini@dinkes.example', 1, 'received',
	'[TIK-2026-000001] wifi mati', x'', 'sent', 1, 1795399200, '', 1795399201);
INSERT INTO place VALUES ('imap:1', 7, 1795413600);
INSERT INTO run VALUES ('monthly', '2026-10', 1795399200);
INSERT INTO report VALUES ('2026-10', 1795399200, 'aa', x'504b');
INSERT INTO fact VALUES ('last_poll', '1795413600');
INSERT INTO solved (rowid, problem, solution) VALUES (1, 'wifi mati', 'kabel diganti');
INSERT INTO event VALUES (1, 1, 1795399200, 'rini@dinkes.example', 'Rini Contoh', 'pemohon', 'dibuka', '', 'baru', 'wifi kantor mati', 0, 'none', 1,
	'',
	'ce93efdaf0b0d813a9bd344f91a6189681debab3fe049e5fd026b1db5f12e3ea');
INSERT INTO event VALUES (2, 1, 1795399200, '', 'Desk TIK', 'desk', 'ditugaskan', 'baru', 'baru', 'kepada Tono Contoh', 1, 'desk', 1,
	'ce93efdaf0b0d813a9bd344f91a6189681debab3fe049e5fd026b1db5f12e3ea',
	'be6db333b47895e6762d9b7143439f5b9097c7a91d23447dbf32a72d06401dd0');
INSERT INTO event VALUES (3, 1, 1795402800, 'tono@tik.example', 'Tono Contoh', 'teknisi', 'terima', 'baru', 'dikerjakan', '', 0, 'token', NULL,
	'be6db333b47895e6762d9b7143439f5b9097c7a91d23447dbf32a72d06401dd0',
	'f1b3eeb939ac348f42032a43bea3ff784b077466b4886b8bb9b056f2447821d3');
INSERT INTO event VALUES (4, 1, 1795406400, 'tono@tik.example', 'Tono Contoh', 'teknisi', 'selesai', 'dikerjakan', 'tindak_lanjut', 'kabel diganti', 0, 'token', NULL,
	'f1b3eeb939ac348f42032a43bea3ff784b077466b4886b8bb9b056f2447821d3',
	'a758e9483a4ff693ecc69a714f7b6ff49c70d3f209a7b456bc59e8eb40b14379');
INSERT INTO event VALUES (5, 1, 1795410000, 'lina@tik.example', 'Lina Contoh', 'pimpinan', 'setuju', 'tindak_lanjut', 'selesai', '', 0, 'dmarc', NULL,
	'a758e9483a4ff693ecc69a714f7b6ff49c70d3f209a7b456bc59e8eb40b14379',
	'857be69fe5d7d8754f0c2522857bed64f7d14cd393d515ea96bc0462254b5522');
INSERT INTO event VALUES (6, 2, 1795413600, 'rini@dinkes.example', 'Rini Contoh', 'pemohon', 'dibuka', '', 'baru', 'printer macet', 0, 'none', 2,
	'857be69fe5d7d8754f0c2522857bed64f7d14cd393d515ea96bc0462254b5522',
	'3e3a26aa4882cbda38dd1ce6924ff65a5e07183bd70228e85394d6090d03d04e');
PRAGMA user_version = 1;
