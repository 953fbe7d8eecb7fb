import { expect, test } from 'vitest';
import { readTrustedProxies } from './trusted-proxies.js';

test('proxies are addresses, networks and names of networks', () => {
  const setting = ' 10.0.0.1, 10.0.0.0/8 ,2001:db8::/32,loopback,';
  expect(readTrustedProxies(setting)).toEqual({
    proxies: ['10.0.0.1', '10.0.0.0/8', '2001:db8::/32', 'loopback'],
    wrong: undefined,
  });
  expect(readTrustedProxies('')).toEqual({ proxies: [], wrong: undefined });
});

test.each(['everybody', 'true', '1.2.3.4.5', '10.0.0.0/33', '0.0.0.0/0', '::/0'])(
  '%s is refused',
  (entry) => {
    expect(readTrustedProxies(`loopback, ${entry}`).wrong).toBe(entry);
  },
);
