import { type Readable, Transform } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { JobFailure } from '../../platform/jobs/job-kinds.js';

/** A record of a CSV file, and how many bytes of the file were read when it came. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly bytesRead: number;
}

/** Why a file cannot be read on, in words for a person; the records before it were given. */
export class UnreadableCsv extends JobFailure {}

const recordAtMost = 1_000_000;

/**
 * Reads a CSV file as it streams in: comma, semicolon or tab, quoted or not, with or without a byte order
 * mark; blank lines are no records. @throws UnreadableCsv
 */
export async function* readCsv(file: Readable): AsyncGenerator<CsvRecord> {
  let bytesRead = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytesRead += chunk.length;
      done(null, chunk);
    },
  });
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(file),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordAtMost,
  });
  file.on('error', (error) => parser.destroy(error));
  file.pipe(counted).pipe(parser);
  let records = 0;
  try {
    for await (const cells of parser) {
      records += 1;
      yield { cells: cells as string[], bytesRead };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableCsv(wordsFor(error, records)) : error;
  } finally {
    file.destroy();
    parser.destroy();
  }
}

function wordsFor(error: CsvError, records: number): string {
  const row = records === 0 ? 'The header' : `Row ${records}`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return `${row}: a quote that opens here is never closed, so nothing from here on was read.`;
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return `${row} is longer than ${recordAtMost.toLocaleString('en')} characters: is a quote not closed, or is this no CSV file?`;
  }
  return `${row} cannot be read: ${error.message}`;
}

/** The separator that stands most often in the first line, outside quotes. */
async function delimiterOf(file: Readable): Promise<string> {
  const [line = ''] = (await peek(file)).toString('utf8').split(/\r?\n/, 1);
  const plain = line.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => [plain.split(mark).length, mark] as const);
  return counts.reduce((most, one) => (one[0] > most[0] ? one : most))[1];
}

/** The first bytes of a stream, which stay in it. */
async function peek(file: Readable): Promise<Buffer> {
  for await (const chunk of file.iterator({ destroyOnReturn: false })) {
    file.unshift(chunk);
    return chunk as Buffer;
  }
  return Buffer.alloc(0);
}
