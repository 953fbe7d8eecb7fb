/** What an element of style must bear for the policy of the page to let it; the server gives each page another. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
