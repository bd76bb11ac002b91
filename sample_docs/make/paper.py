"""A small typesetter over Pango and Cairo: pages, headings, paragraphs, tables, footnotes."""
import cairo
import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

DATE = "2024-06-03T09:00:00Z"


class Paper:
    """One PDF file, filled from the top; starts a new page when one is full."""

    def __init__(self, path, title, width=595, height=842, margin=64, font="Noto Serif", size=10.5, header="", footer="Page {page}"):
        self.surface = cairo.PDFSurface(str(path), width, height)
        self.surface.set_metadata(cairo.PDFMetadata.TITLE, title)
        self.surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, DATE)
        self.surface.set_metadata(cairo.PDFMetadata.MOD_DATE, DATE)
        self.context = cairo.Context(self.surface)
        self.width, self.height, self.margin = width, height, margin
        self.font, self.size = font, size
        self.header, self.footer = header, footer
        self.page = 1
        self.notes = []
        self.left, self.right = margin, width - margin
        self.top, self.bottom = margin + 10, height - margin - 10
        self.y = self.top
        self._furniture()

    def layout(self, text, width, size=None, bold=False, italic=False, align="left", font=None, line=1.25):
        layout = PangoCairo.create_layout(self.context)
        description = Pango.FontDescription(font or self.font)
        description.set_absolute_size((size or self.size) * Pango.SCALE)
        if bold:
            description.set_weight(Pango.Weight.BOLD)
        if italic:
            description.set_style(Pango.Style.ITALIC)
        layout.set_font_description(description)
        layout.set_width(int(width * Pango.SCALE))
        layout.set_wrap(Pango.WrapMode.WORD_CHAR)
        layout.set_line_spacing(line)
        layout.set_alignment({"left": Pango.Alignment.LEFT, "right": Pango.Alignment.RIGHT, "center": Pango.Alignment.CENTER}[align])
        layout.set_text(text, -1)
        return layout

    def show(self, layout, x, y):
        self.context.move_to(x, y)
        PangoCairo.show_layout(self.context, layout)

    @staticmethod
    def height_of(layout):
        return layout.get_pixel_extents()[1].height

    def _furniture(self):
        if self.header:
            self.show(self.layout(self.header, self.right - self.left, 8, italic=True), self.left, 34)
        if self.footer:
            self.show(self.layout(self.footer.format(page=self.page), self.right - self.left, 8, align="center"), self.left, self.height - 44)

    def new_page(self):
        self._flush_notes()
        self.context.show_page()
        self.page += 1
        self.y = self.top
        self._furniture()

    def room(self, height):
        if self.y + height > self.bottom - self._notes_height():
            self.new_page()

    def _note_layouts(self):
        return [self.layout(text, self.right - self.left, self.size - 2.5) for text in self.notes]

    def _notes_height(self):
        return sum(self.height_of(n) + 2 for n in self._note_layouts()) + (10 if self.notes else 0)

    def _flush_notes(self):
        if not self.notes:
            return
        y = self.bottom - self._notes_height() + 6
        self.rule(self.left, y - 4, self.left + 120, y - 4, 0.5)
        for note in self._note_layouts():
            self.show(note, self.left, y)
            y += self.height_of(note) + 2
        self.notes = []

    def rule(self, x0, y0, x1, y1, width=0.7):
        self.context.set_line_width(width)
        self.context.move_to(x0, y0)
        self.context.line_to(x1, y1)
        self.context.stroke()

    def heading(self, text, size=None, gap=10, align="left"):
        layout = self.layout(text, self.right - self.left, size or self.size + 2, bold=True, align=align)
        self.room(self.height_of(layout) + gap + 30)
        self.y += gap
        self.show(layout, self.left, self.y)
        self.y += self.height_of(layout) + 4

    def paragraph(self, text, gap=6, indent=0, **style):
        layout = self.layout(text, self.right - self.left - indent, **style)
        height = self.height_of(layout)
        if height < self.bottom - self.top - 60:
            self.room(height)
        self.show(layout, self.left + indent, self.y)
        self.y += height + gap

    def table(self, rows, widths, align=None, head=1, ruled=False, bold_rows=(), line_rows=(), size=None, row_gap=4):
        """rows of texts; widths in points; align: one of l r c a column; line_rows: a rule above the figures of these rows."""
        size = size or self.size - 1
        align = align or ["left"] + ["right"] * (len(widths) - 1)
        x = [self.left]
        for width in widths:
            x.append(x[-1] + width)
        for index, row in enumerate(rows):
            layouts = [self.layout(text, widths[i] - 6, size, bold=index < head or index in bold_rows, align=align[i], line=1.1)
                       for i, text in enumerate(row)]
            height = max(self.height_of(cell) for cell in layouts) + row_gap
            self.room(height)
            if index in line_rows:
                for i in range(1, len(widths)):
                    if row[i]:
                        self.rule(x[i] + 12, self.y - 1, x[i + 1] - 2, self.y - 1, 0.5)
            for i, cell in enumerate(layouts):
                self.show(cell, x[i] + 3, self.y + row_gap / 2)
            if ruled:
                for i in range(len(widths)):
                    self.context.set_line_width(0.6)
                    self.context.rectangle(x[i], self.y, widths[i], height)
                    self.context.stroke()
            elif index == head - 1:
                self.rule(x[0], self.y + height, x[-1], self.y + height, 0.7)
            self.y += height
        self.y += 8

    def finish(self):
        self._flush_notes()
        self.surface.finish()
