"""What people see in their browsers, and what they never see."""
import http.cookiejar
import re
import subprocess
import urllib.error
import urllib.request

import pytest
from conftest import EVIL, width
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait

NUMBER = "TIK-2026-000001"
PAGES = ["/", "/tiket", f"/tiket/{NUMBER}", "/laporan"]


def opener(link=None):
    jar = http.cookiejar.CookieJar()
    one = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    if link:
        one.open(link, timeout=10).read()
    return one


def fetch(one, url):
    try:
        answer = one.open(url, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.headers, answer.read()


@pytest.fixture
def leader(office, browser):
    browser.get(office.link("lina@tik.example"))
    return browser


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("pixels", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_the_screen_and_say_nothing_to_the_console(office, leader, path, pixels, scheme):
    width(leader, pixels)
    leader.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": scheme}]})
    leader.get(office.base + path)
    assert leader.find_element(By.TAG_NAME, "h1").text
    assert leader.execute_script("return document.documentElement.scrollWidth") <= pixels
    assert leader.get_log("browser") == []
    back = leader.execute_script("return getComputedStyle(document.body).backgroundColor")
    red = int(back.split("(")[1].split(",")[0])
    assert red < 60 if scheme == "dark" else red > 200


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_mail_becomes_markup(office, leader, path):
    leader.get(office.base + path)
    assert leader.find_elements(By.CSS_SELECTOR, "script, img, iframe, style, [onerror]") == []
    assert "celaka" not in leader.title or "<script>" in leader.title
    if path.endswith(NUMBER):
        assert EVIL in leader.find_element(By.TAG_NAME, "main").text


def test_the_token_leaves_the_address_bar(office, leader):
    assert "t=" not in leader.current_url
    assert leader.get_cookie("desk_sesi")["httpOnly"]
    assert leader.get_cookie("desk_sesi")["sameSite"] == "Lax"


def test_signing_out_forgets_the_session(office, leader):
    button = leader.find_element(By.CSS_SELECTOR, "header form button")
    button.click()
    WebDriverWait(leader, 20).until(expected_conditions.staleness_of(button))
    leader.get(office.base + "/")
    assert "MASUK" in leader.find_element(By.TAG_NAME, "main").text
    assert leader.find_elements(By.CSS_SELECTOR, "nav") == []


@pytest.mark.parametrize("path", [*PAGES, "/tidak-ada", "/lampiran/1", "/style.css", "/healthz",
                                  "/api/v1/tickets"])
def test_every_answer_carries_the_safety_headers(office, path):
    _, headers, _ = fetch(opener(), office.base + path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_without_a_link_nothing_is_shown_and_nothing_told(office):
    stranger = opener()
    existing = fetch(stranger, f"{office.base}/tiket/{NUMBER}")
    missing = fetch(stranger, f"{office.base}/tiket/TIK-2026-999999")
    assert existing[0] == missing[0] == 403
    assert existing[2] == missing[2]
    assert b"MASUK" in existing[2]


def test_a_requester_sees_its_own_ticket_and_no_other(office):
    rini = opener(office.link("rini@dinkes.example"))
    status, _, page = fetch(rini, f"{office.base}/tiket/{NUMBER}")
    assert status == 200 and b"internal" not in page and b"Layanan dipilih" not in page
    other = fetch(rini, f"{office.base}/tiket/TIK-2026-000002")
    none = fetch(rini, f"{office.base}/tiket/TIK-2026-999999")
    assert other[0] == none[0] == 404 and other[2] == none[2]
    assert b"TIK-2026-000002" not in fetch(rini, office.base + "/tiket")[2]
    assert fetch(rini, office.base + "/laporan")[0] == 404
    assert fetch(rini, office.base + "/api/v1/tickets/TIK-2026-000002")[0] == 404


def test_a_technician_sees_all_tickets_but_no_reports(office):
    tono = opener(office.link("tono@tik.example"))
    assert fetch(tono, f"{office.base}/tiket/TIK-2026-000002")[0] == 200
    assert fetch(tono, office.base + "/laporan")[0] == 403
    assert fetch(tono, office.base + "/laporan/2026-11.xlsx")[0] == 403


def test_a_report_is_not_read_before_the_leader_approves(office):
    rini = opener(office.link("rini@dinkes.example"))
    assignment = next(mail for mail in office.inbox("tono@tik.example") if NUMBER in mail["Subject"])
    for text in ("TERIMA", "SELESAI kabel rahasia diganti"):
        office.write("tono@tik.example", text, to=assignment["Reply-To"],
                     subject="Re: " + NUMBER)
    page = fetch(rini, f"{office.base}/tiket/{NUMBER}")[2]
    assert b"kabel rahasia" not in page
    assert "persetujuan" in page.decode()
    approval = office.inbox("lina@tik.example")[-1]
    office.write("lina@tik.example", "SETUJU", to=approval["Reply-To"], subject="Re: " + NUMBER)
    assert b"kabel rahasia" in fetch(rini, f"{office.base}/tiket/{NUMBER}")[2]


def test_the_workbook_is_there_for_the_leader(office):
    status, headers, book = fetch(opener(office.link("lina@tik.example")),
                                  office.base + "/laporan/2026-11.xlsx")
    assert status == 200 and book.startswith(b"PK")
    assert "attachment" in headers["Content-Disposition"]


def test_an_attachment_is_a_harmless_download(office):
    rini = opener(office.link("rini@dinkes.example"))
    status, headers, body = fetch(rini, office.base + "/lampiran/1")
    assert status == 200 and b"<script>" in body
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment")
    assert "/" not in headers["Content-Disposition"].split("filename", 1)[1].split(";")[0]
    budi = opener(office.link("budi@dinsos.example"))
    assert fetch(budi, office.base + "/lampiran/1")[0] == 404


@pytest.mark.parametrize("change", [lambda t: t[:-2] + "AA", lambda t: t[5:], lambda t: "",
                                    lambda t: t + t])
def test_a_forged_link_gets_one_kind_page(office, change):
    start, token = office.link("rini@dinkes.example").split("t=", 1)
    jar = opener()
    status, headers, page = fetch(jar, start + "t=" + change(token))
    assert status in (200, 403) and b"MASUK" in page
    assert "Set-Cookie" not in headers
    assert fetch(jar, f"{office.base}/tiket/{NUMBER}")[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_but_reading_is_possible(office, method):
    request = urllib.request.Request(f"{office.base}/tiket/{NUMBER}", method=method)
    status, _, _ = fetch(opener(office.link("lina@tik.example")), request)
    assert status == 405


def test_health_tells_of_database_and_last_poll(office):
    import json
    status, headers, body = fetch(opener(), office.base + "/healthz")
    health = json.loads(body)
    assert status == 200 and health["database"] == "ok"
    assert health["last_poll"] == 0 and health["outbox_queued"] == 0


def test_json_shows_what_the_page_shows(office):
    import json
    status, _, body = fetch(opener(office.link("lina@tik.example")),
                            office.base + "/api/v1/tickets")
    numbers = [ticket["number"] for ticket in json.loads(body)]
    assert status == 200 and numbers == ["TIK-2026-000002", NUMBER]


# The last one: it writes a ticket of its own.
def test_anybody_with_the_paper_can_check_it_and_learns_nothing_else(office):
    office.write("Budi <budi@dinsos.example>", "printer keuangan rusak", subject="wifi rahasia dapur")
    number = office.inbox("budi@dinsos.example")[-1]["Subject"].split("]")[0].strip("[")
    for person, text in (("tono@tik.example", "TERIMA"), ("tono@tik.example", "SELESAI kabel tua"),
                         ("tono@tik.example", "BATAL"), ("tono@tik.example", "SELESAI kabel baru"),
                         ("lina@tik.example", "SETUJU")):
        office.answer(person, text)
    # What was taken back is nobody's to read but the staff's.
    for person, reads in (("budi@dinsos.example", False), ("lina@tik.example", True)):
        jar = opener(office.link(person))
        for path in ("/tiket/", "/api/v1/tickets/"):
            status, _, page = fetch(jar, office.base + path + number)
            assert status == 200 and b"kabel baru" in page
            assert (b"kabel tua" in page) == reads
    pdf, = [part for part in office.inbox("budi@dinsos.example")[-1].iter_attachments()]
    paper = office.folder / "laporan.pdf"
    paper.write_bytes(pdf.get_content())
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True,
                          check=True).stdout
    link = re.search(r"http://\S+/periksa/\S+", text).group(0)
    assert link.startswith(f"{office.base}/periksa/{number}/")
    with urllib.request.urlopen(link) as answer:
        page = answer.read().decode()
    assert answer.status == 200 and "Kode ini tercatat" in page
    # A right code may stand below another text: the facts it is for are there to be compared.
    for fact in (number, "wifi rahasia dapur", "Tono Contoh", "Lina Contoh"):
        assert fact in page and fact in text
    assert "printer keuangan" not in page and "kabel baru" not in page
    assert "budi@dinsos" not in page and "Set-Cookie" not in answer.headers
    code = link.rsplit("/", 1)[1]
    assert urllib.request.urlopen(link.replace(code, code.lower())).status == 200

    wrong = set()
    for path in (f"{number}/0000000000000000", f"{number}/{code[:-1]}", "TIK-2026-999999/" + code,
                 "x/y"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{office.base}/periksa/{path}")
        assert refused.value.code == 404
        wrong.add(refused.value.read())
    assert len(wrong) == 1
    assert "Tidak cocok" in wrong.pop().decode()

    office.run("ticket", "set", number, "letter_nature=rahasia", "--reason", "salah catat")
    page = urllib.request.urlopen(link).read().decode()
    assert "(rahasia)" in page and "dapur" not in page

    office.run("ticket", "set", number, "subject=lain", "--reason", "salah catat")
    page = urllib.request.urlopen(link).read().decode()
    assert "Tidak berlaku lagi" in page and "Bandingkan" not in page
    assert "dapur" not in page and "lain" not in re.findall("<dd>(.*?)</dd>", page)
