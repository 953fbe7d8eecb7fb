import { expect, test } from 'vitest';
import { addressPrefix } from './address-prefix.js';

test('an IPv4 address stands for itself, however it is written', () => {
  expect(addressPrefix('203.0.113.7')).toBe('203.0.113.7');
  expect(addressPrefix('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(addressPrefix('::ffff:cb00:7107')).toBe('203.0.113.7');
  expect(addressPrefix('203.0.113.8')).not.toBe(addressPrefix('203.0.113.7'));
});

test('all addresses of one IPv6 network of 64 bits are one, and the next network is another', () => {
  const prefix = '2001:db8:0:1::/64';
  expect(addressPrefix('2001:db8:0:1::1')).toBe(prefix);
  expect(addressPrefix('2001:0DB8:0000:0001:ffff:ffff:ffff:ffff')).toBe(prefix);
  expect(addressPrefix('2001:db8:0:2::1')).not.toBe(prefix);
  expect(addressPrefix('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('what is no address stays as it is', () => {
  expect(addressPrefix('')).toBe('');
  expect(addressPrefix('somewhere')).toBe('somewhere');
});
