import ipaddr from 'ipaddr.js';

/**
 * What one subscriber holds: a whole IPv4 address, the first 64 bits of an IPv6 address. An IPv4 address that is written
 * as IPv6 is the same subscriber. Anything else is returned as it is.
 */
export function addressPrefix(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
