import { stringify } from 'csv-stringify';

/**
 * Writes rows as CSV (RFC 4180), quoted where a cell holds a quote, a comma or any part of a line break: a lone CR or LF
 * ends a row for many readers. Formulas are guarded before, by `guardCell`: the library’s own guard cannot be undone.
 */
export function csvWriter() {
  return stringify({ record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}
