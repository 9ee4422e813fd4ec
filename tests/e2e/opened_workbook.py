"""A monthly workbook, opened with openpyxl: its cells, its tables, and its formulas recomputed."""

import zipfile

import openpyxl


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

    def block(self, title, columns, sheet="Ringkasan"):
        """The rows below a title of a first column, until the first blank."""
        cell = self.find(sheet, title)
        row, rows = cell.row + 1, []
        while self[sheet].cell(row, cell.column).value is not None:
            rows.append([self[sheet].cell(row, cell.column + i).value for i in range(columns)])
            row += 1
        return rows

    def column(self, area):
        """The values of an area such as Ringkasan!$B$5:$B$44."""
        sheet, cells = area.replace("$", "").split("!")
        return [cell.value for (cell,) in self[sheet][cells]]

    def tickets(self):
        """Each row of the sheet Tiket, by the titles of its columns."""
        rows = [[cell.value for cell in row] for row in self["Tiket"].iter_rows(min_row=4)]
        return [dict(zip(rows[0], row)) for row in rows[1:]]
