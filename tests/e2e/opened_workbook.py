"""A monthly workbook, opened with openpyxl: its cells, its tables, and its formulas recomputed."""

import re
import zipfile
from datetime import datetime

import openpyxl
from pytest import approx

AREA = r"(?:\w+!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?"


def is_number(value):
    return isinstance(value, (int, float, datetime))


def choose(text):
    """IF(what,yes,no) in the way of Python, which computes only the side that is taken."""
    found = re.search(r"(?<![A-Z])IF\(", text)
    if not found:
        return text
    parts, depth, at = [""], 1, found.end()
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 1 and text[at] == ",":
            parts.append("")
        elif depth:
            parts[-1] += text[at]
        at += 1
    what, yes, no = map(choose, parts)
    return choose(f"{text[:found.start()]}(({yes}) if ({what}) else ({no})){text[at:]}")


class Workbook:
    """The values, and the formulas where there are some, by sheet and cell."""

    def __init__(self, path):
        self.path = path
        self.values = openpyxl.load_workbook(path, data_only=True)
        self.formulas = openpyxl.load_workbook(path)

    def __getitem__(self, name):
        return self.values[name]

    def raw(self):
        with zipfile.ZipFile(self.path) as file:
            return {name: file.read(name).decode() for name in file.namelist()}

    def find(self, sheet, text):
        (cell,) = [cell for row in self[sheet].iter_rows() for cell in row if cell.value == text]
        return cell

    def block(self, heading):
        """The rows below a heading of Ringkasan and its line of titles, until the first blank."""
        cell = self.find("Ringkasan", heading)
        row, rows = cell.row + 2, []
        while self["Ringkasan"].cell(row, cell.column).value is not None:
            rows.append([self["Ringkasan"].cell(row, cell.column + i).value for i in range(6)])
            row += 1
        return rows

    def tickets(self):
        """Each row of the sheet Tiket, by the titles of its columns."""
        rows = [[cell.value for cell in row] for row in self["Tiket"].iter_rows(min_row=4)]
        return [dict(zip(rows[0], row)) for row in rows[1:]]

    def area(self, sheet, words):
        """The values of an area such as Tiket!$B$5:$B$44, or of one cell."""
        name, _, area = words.replace("$", "").rpartition("!")
        found = self[name or sheet][area]
        rows = found if isinstance(found, tuple) else ((found,),)
        return [cell.value for row in rows for cell in row]

    def compute(self, sheet, formula):
        """What a spreadsheet program would make of the few formulas there are."""
        def cells(words):
            return self.area(sheet, words)
        functions = {
            "SUM": lambda area: sum(filter(is_number, cells(area))),
            "COUNT": lambda area: sum(map(is_number, cells(area))),
            "SUBTOTAL": lambda what, area: {102: sum(map(is_number, cells(area)))}[what],
            "COUNTIF": lambda area, word: cells(area).count(word),
            "ISNUMBER": is_number,
            "HYPERLINK": lambda url, text: text,
            "cell": lambda name: cells(name)[0],
        }
        parts = re.split(r'("[^"]*")', formula[1:])
        for i in range(0, len(parts), 2):
            part = re.sub(r"(?<![<>=])=", "==", parts[i])
            parts[i] = re.sub(
                rf"((?:SUM|COUNT|COUNTIF|SUBTOTAL)\((?:\d+,)?)({AREA})|\b([A-Z]+\d+)\b",
                lambda m: f"{m[1]}'{m[2]}'" if m[1] else f"cell('{m[3]}')", part)
        return eval(choose("".join(parts)), {"__builtins__": {}}, functions)

    def check_formulas(self):
        """Each formula gives the value that is kept with it. How many there are."""
        cells = [(sheet.title, cell) for sheet in self.formulas for row in sheet.iter_rows()
                 for cell in row if cell.data_type == "f"]
        for sheet, cell in cells:
            kept = self[sheet][cell.coordinate].value
            wanted = approx(kept) if isinstance(kept, float) else kept
            assert self.compute(sheet, cell.value) == wanted, (sheet, cell.coordinate, cell.value)
        return len(cells)
