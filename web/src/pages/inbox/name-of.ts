/** What a conversation is called: its heading, else what it is about, else its number. */
export function nameOf(
  { subject, number }: { subject?: string | null; number: number },
  { topic }: { topic?: string | null },
): string {
  return subject || topic || `#${number}`;
}
