import { displayText } from '@cadre/shared/conditions/values';
import { Invalid, type Issue } from './errors/errors.js';

/** Gathers everything that is wrong with an input, so that a caller mends it in one go. */
export class InputCheck {
  readonly issues: Issue[] = [];

  add(path: readonly string[], message: string): void {
    this.issues.push({ path, message });
  }

  /** A text that must be there: trimmed, 1 to `most` characters. */
  text(raw: string, path: readonly string[], most = 100): string {
    const text = displayText(raw);
    const length = [...text].length;
    if (length === 0) this.add(path, 'This must not be blank.');
    if (length > most) this.add(path, `This has ${length} characters; at most ${most} are allowed.`);
    return text;
  }

  /** A text that may be left out: undefined stays (leave it), null and blank clear it. */
  optionalText(
    raw: string | null | undefined,
    path: readonly string[],
    most: number,
  ): string | null | undefined {
    if (raw === undefined || raw === null) return raw;
    return displayText(raw) === '' ? null : this.text(raw, path, most);
  }

  /** A stable key: small letters, digits and `_`, a letter first. */
  key(raw: string, path: readonly string[]): string {
    if (!/^[a-z][a-z0-9_]{0,59}$/.test(raw)) {
      this.add(path, 'A key has 1 to 60 small letters, digits and _, and begins with a letter.');
    }
    return raw;
  }

  oneOf<T extends string>(raw: string, choices: readonly T[], path: readonly string[]): T {
    const found = choices.find((choice) => choice === raw);
    if (found === undefined) this.add(path, `This is none of ${choices.join(', ')}.`);
    return found ?? (choices[0] as T);
  }

  wholeNumber(raw: number, path: readonly string[], least: number, most: number): number {
    if (!Number.isInteger(raw) || raw < least || raw > most) {
      this.add(path, `This must be a whole number from ${least} to ${most}.`);
    }
    return raw;
  }

  email(raw: string, path: readonly string[]): string {
    const text = this.text(raw, path, 254);
    // The mail server has the last word; this catches what is plainly no address.
    if (text !== '' && !/^[^\s@]+@[^\s@]+$/.test(text)) this.add(path, 'This is no e-mail address.');
    return text;
  }

  /** @throws Invalid when something was wrong. */
  done(): void {
    if (this.issues.length > 0) throw new Invalid(this.issues);
  }
}
