const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What JSON may hold. */
export interface JsonLimits {
  /** How deep lists and objects may be nested. */
  readonly depth: number;
  /** How many values there may be in all. */
  readonly values: number;
}

/**
 * Whether JSON is nested deeper, or holds more values, than it may: read off its bytes, so that nothing is made of a
 * body that is refused. What is no JSON passes; its parser says so.
 */
export function exceeds(json: Uint8Array, limits: JsonLimits): 'depth' | 'values' | null {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) {
      // To the end of the text; what is escaped does not end it.
      for (at += 1; at < json.length && json[at] !== quote; at += 1) if (json[at] === backslash) at += 1;
    } else if (byte === openBracket || byte === openBrace) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return 'depth';
    } else if (byte === closeBracket || byte === closeBrace) {
      depth -= 1;
    } else if (byte === comma) {
      values += 1;
    }
    if (values > limits.values) return 'values';
  }
  return null;
}
