import ipaddr from 'ipaddr.js';

/** Names that Fastify knows for networks. */
const names: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/** The proxies that a setting lists with commas, and the first entry that is no address, network or name. */
export function readTrustedProxies(setting: string): { proxies: string[]; wrong: string | undefined } {
  const proxies = setting
    .split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '');
  return { proxies, wrong: proxies.find((proxy) => !isProxy(proxy)) };
}

function isProxy(proxy: string): boolean {
  // A network of no bits is everybody, who could then say any address.
  if (ipaddr.isValidCIDR(proxy)) return ipaddr.parseCIDR(proxy)[1] > 0;
  return ipaddr.isValid(proxy) || names.includes(proxy);
}
