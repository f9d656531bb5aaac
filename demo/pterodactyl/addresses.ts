import { BlockList, isIP } from 'node:net';

interface Range {
  readonly first: string;
  readonly last: string | undefined;
  readonly bits: string | undefined;
}

/** Whether an entry is an address, a network such as `10.0.0.0/8`, or a range such as `10.0.0.1-10.0.0.9`. */
export function isAddressRange(entry: string): boolean {
  const { first, last, bits } = parse(entry);
  const version = isIP(first);
  if (version === 0 || (last !== undefined && isIP(last) !== version)) return false;
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Whether an address is in one of the entries; no entry at all allows every address. */
export function isAllowed(address: string, entries: readonly string[]): boolean {
  if (entries.length === 0) return true;
  const list = new BlockList();
  for (const entry of entries.filter(isAddressRange)) {
    const { first, last, bits } = parse(entry);
    const family = isIP(first) === 6 ? 'ipv6' : 'ipv4';
    if (bits !== undefined) list.addSubnet(first, Number(bits), family);
    else if (last !== undefined) list.addRange(first, last, family);
    else list.addAddress(first, family);
  }
  return list.check(address);
}

function parse(entry: string): Range {
  const [network = '', bits] = entry.split('/');
  const [first = '', last] = network.split('-').map((part) => part.trim());
  return { first, last, bits };
}
