"""Workbooks as LibreOffice computes them anew: every formula, whatever value was kept with it."""

import pathlib
import subprocess

import openpyxl
from pytest import approx

# 0: recalculate on load, always.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Office:
    """LibreOffice without a window, with settings of its own in `folder`."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        user = self.folder / "libreoffice" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(SETTINGS)

    def convert(self, kind, paths):
        """The files as `kind`, "xlsx" or "pdf", by their names without the ending."""
        target = self.folder / kind
        done = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/libreoffice", "--headless",
             "--convert-to", kind, "--outdir", target, *paths],
            capture_output=True, text=True, timeout=300)
        files = {path.stem: path for path in target.glob("*." + kind)}
        assert set(files) >= {pathlib.Path(path).stem for path in paths}, done.stderr
        return files


def compare(workbook, recalculated):
    """Each cell has the value that LibreOffice computes, and none an error. How many formulas."""
    anew = openpyxl.load_workbook(recalculated, data_only=True)
    assert anew.sheetnames == workbook.values.sheetnames
    formulas = 0
    for sheet in workbook.formulas:
        for row in sheet.iter_rows():
            for cell in row:
                kept = workbook[sheet.title][cell.coordinate].value
                now = anew[sheet.title][cell.coordinate].value
                assert not (isinstance(now, str) and now.startswith("#")), (sheet.title, cell)
                if cell.data_type != "f":
                    continue
                formulas += 1
                assert kept is not None, (sheet.title, cell.coordinate, cell.value)
                wanted = approx(kept) if isinstance(kept, float) else kept
                assert now == wanted, (sheet.title, cell.coordinate, cell.value, kept)
    return formulas
