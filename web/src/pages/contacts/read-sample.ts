import { readCells, readHeaders } from '@cadre/shared/imports/csv-cells';
import Papa from 'papaparse';
import type { FileSample } from './column-plan';

const bytesAtMost = 1_000_000;
const rowsAtMost = 1_000;

/** The header and the first rows of a file of any size: only its beginning is read. @throws when it is no text. */
export async function readSample(file: File): Promise<FileSample> {
  const whole = file.size <= bytesAtMost;
  const text = await file.slice(0, bytesAtMost).text();
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true, preview: rowsAtMost + 2 });
  // The last row of a piece may be cut.
  const rows = whole || data.length > rowsAtMost + 1 ? data : data.slice(0, -1);
  const [first = [], ...others] = rows;
  const headers = readHeaders(first);
  return { headers, rows: others.slice(0, rowsAtMost).map((cells) => readCells(headers, cells)) };
}
