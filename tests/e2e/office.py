"""The invented people of the tests, and their first ticket."""

from datetime import datetime, timedelta, timezone

DESK = "desktik@diskominfo.patikab.example"
TECHNICIAN = "budi@diskominfo.patikab.example"
COLLEAGUE = "sri@diskominfo.patikab.example"
LEADER = "kepala@diskominfo.patikab.example"
OPERATOR = "operator@diskominfo.patikab.example"
REQUESTER = "tu@dinkes.patikab.example"
NEIGHBOUR = "umum@dinsos.patikab.example"
STRANGER = "orang@luar.example"

PEOPLE = [DESK, TECHNICIAN, COLLEAGUE, LEADER, OPERATOR, REQUESTER, NEIGHBOUR, STRANGER]

YEAR = datetime.now(timezone(timedelta(hours=7))).year
FIRST = f"TIK-{YEAR}-000001"
