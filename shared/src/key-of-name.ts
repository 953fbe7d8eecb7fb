/** A key made of a name, for whoever gives none: `VIP Gold (EU)` is `vip_gold_eu`. */
export function keyOfName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const key = plain
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 50);
  return key === '' ? 'unnamed' : key.replace(/_+$/, '');
}
