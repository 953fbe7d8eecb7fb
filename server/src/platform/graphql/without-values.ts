/**
 * What the GraphQL library says of a variable, without the value: that may be a password in the wrong place, and answers
 * are kept by proxies and browsers. The path says where it stands.
 */
export function withoutValues(message: string): string {
  const [, variable, path, fault] = ofVariable.exec(message) ?? ofWholeVariable.exec(message) ?? [];
  if (variable === undefined || fault === undefined) return message;
  return `${variable} has an invalid value${path ? ` at "${path}"` : ''}; ${withoutQuote(fault)}`;
}

const ofVariable = /^(Variable "\$\w+") got invalid value .* at "([\w.[\]]+)"; (.*)$/s;
const ofWholeVariable = /^(Variable "\$\w+") got invalid value .*()(?:; |: )(.*)$/s;

/** What scalars and enums say ends with the value or begins with it. */
function withoutQuote(fault: string): string {
  return fault
    .replace(/( cannot represent [\w\s-]*value): .*$/s, '$1.')
    .replace(/^Value ".*" does not exist/s, 'This value does not exist');
}
