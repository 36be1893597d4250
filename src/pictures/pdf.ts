const point = { width: 841.89, height: 1190.55 } as const;

/**
 * A painted picture as a PDF of one A3 sheet, as large as the sheet allows. A PDF takes the pixels of
 * a PNG with a palette as they stand in the file, so nothing is painted or packed again.
 */
export function pdfOf(png: Uint8Array, title: string): Uint8Array {
  const chunks = chunksOf(Buffer.from(png));
  const header = bytesNamed(chunks, 'IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const palette = bytesNamed(chunks, 'PLTE');
  const scale = Math.min(point.width / width, point.height / height);
  const [wide, high] = [width * scale, height * scale];
  const [left, bottom] = [(point.width - wide) / 2, (point.height - high) / 2];
  const place = `q ${figure(wide)} 0 0 ${figure(high)} ${figure(left)} ${figure(bottom)} cm /P Do Q`;
  const colours = `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]`;
  const packed = `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 8 /Columns ${width} >>`;
  const box = `[0 0 ${point.width} ${point.height}]`;
  return written([
    ['<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    ],
    [`<< /Length ${place.length} >>`, Buffer.from(place)],
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${colours} ${packed} /Length ${bytesNamed(chunks, 'IDAT').length} >>`,
      bytesNamed(chunks, 'IDAT'),
    ],
    [`<< /Title <${utf16(title)}> >>`],
  ]);
}

type Entry = readonly [dictionary: string, stream?: Uint8Array];

/** The objects one after the other, then where each begins. The last one is what the file is about. */
function written(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00e9\u00e8\n', 'latin1')];
  const starts: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [at, [dictionary, stream]] of entries.entries()) {
    starts.push(length());
    const held =
      stream === undefined ? [] : [Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')];
    parts.push(
      Buffer.from(`${at + 1} 0 obj\n${dictionary}\n`),
      ...held.map((each) => Buffer.from(each)),
    );
    parts.push(Buffer.from('endobj\n'));
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = entries.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${entries.length} 0 R >>`;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}\nstartxref\n${length()}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

const figure = (value: number): string => value.toFixed(3);

/** As PDF writes texts beyond Latin letters: UTF-16 after its mark. */
const utf16 = (text: string): string =>
  Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex');

type Chunk = readonly [kind: string, data: Buffer];

function chunksOf(png: Buffer): Chunk[] {
  const found: Chunk[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.push([png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  return found;
}

function bytesNamed(chunks: readonly Chunk[], kind: string): Buffer {
  return Buffer.concat(chunks.flatMap(([name, data]) => (name === kind ? [data] : [])));
}
