import os
import pathlib
import shutil

import pytest

import office
from desk import Desk, Person
from servers import Servers

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def build():
    """Where the programs are."""
    return pathlib.Path(os.environ.get("B", ROOT / "build")).resolve()


@pytest.fixture(scope="session")
def running():
    """One Dovecot and one Postfix for all tests of the session."""
    if os.geteuid() != 0:
        pytest.skip("Dovecot and Postfix change users, so these tests need root")
    for program in ("dovecot", "postfix", "openssl"):
        assert shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin"), \
            f"{program} is not installed"
    servers = Servers(office.PEOPLE)
    try:
        servers.start()
        yield servers
    finally:
        servers.close()


@pytest.fixture
def servers(running):
    """The servers, both up and all mailboxes empty."""
    running.reset()
    return running


@pytest.fixture
def desk(build, tmp_path, servers):
    """A desk at these servers, with its directory imported."""
    return Desk(build, tmp_path, servers)


@pytest.fixture
def requester(servers):
    return Person(servers, office.REQUESTER, "Ningrum Contohwati")


@pytest.fixture
def technician(servers):
    return Person(servers, office.TECHNICIAN, "Budi Contohno", client="phone")
