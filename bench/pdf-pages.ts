import { ColorSpace, Document, Matrix } from 'mupdf';

/** How large a page is painted: an A4 is then 890 pixels wide. */
const scale = 1.5;

/** The pages of a PDF as pictures, to be looked at. */
export function pdfPages(pdf: Uint8Array): Uint8Array[] {
  const document = Document.openDocument(pdf, 'application/pdf');
  return Array.from({ length: document.countPages() }, (_, at) =>
    document.loadPage(at).toPixmap(Matrix.scale(scale, scale), ColorSpace.DeviceRGB).asPNG(),
  );
}
