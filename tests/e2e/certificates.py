"""A private CA and server certificates of every kind, made with openssl."""

import subprocess


def openssl(folder, *words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=30)


def make_ca(folder, name):
    openssl(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "30",
            "-subj", f"/CN=CA Contoh {name}", "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")


def make_certificate(folder, name, names, ca="ca", days=30):
    """NAME.pem and NAME.key; `names` as in subjectAltName; `days` below zero: expired."""
    openssl(folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=server contoh")
    (folder / f"{name}.ext").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n"
                                        "extendedKeyUsage=serverAuth\n")
    sign = ["-CA", f"{ca}.pem", "-CAkey", f"{ca}.key", "-CAcreateserial"]
    if ca == name:
        sign = ["-signkey", f"{name}.key"]
    openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-out", f"{name}.pem", "-days",
            str(days), "-extfile", f"{name}.ext", *sign)


# The address says which certificate the servers show there.
ADDRESSES = {
    "good": "127.0.0.1",
    "wrong_name": "127.0.0.2",
    "expired": "127.0.0.3",
    "self_signed": "127.0.0.4",
    "unknown_ca": "127.0.0.5",
}


def make_all(folder):
    folder.mkdir()
    make_ca(folder, "ca")
    make_ca(folder, "other")
    for name, address in ADDRESSES.items():
        names = {
            "good": f"DNS:localhost,DNS:mx.desk.example,IP:{address}",
            "wrong_name": "DNS:bukan.desk.example",
        }.get(name, f"IP:{address}")
        ca = {"self_signed": "self_signed", "unknown_ca": "other"}.get(name, "ca")
        make_certificate(folder, name, names, ca, -1 if name == "expired" else 30)
