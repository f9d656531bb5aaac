import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../../domain/address.ts';
import { type Failure, failure } from '../../domain/failure.ts';
import { type ProxySetting, readProxyAddress } from '../../domain/network.ts';
import { ok, type Result } from '../../domain/result.ts';
import { hostOf, portOf } from './endpoint.ts';
import { transportFailure } from './transport-failure.ts';

/** A proxy to go through. `authorization` is the value of a header that only the proxy may see. */
export interface ProxyServer {
  readonly url: URL;
  readonly authorization: string | null;
}

/** Variables variables, such as `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an address; null to go straight. What stays on this computer goes straight whatever the setting says.
 * Fails with `proxy-address-invalid`.
 */
export function chooseProxy(
  target: URL,
  setting: ProxySetting,
  password: string | null,
  variables: Variables = process.env,
): Result<ProxyServer | null> {
  if (setting.mode === 'none' || isLoopback(target.hostname)) return ok(null);
  if (setting.mode === 'system') return systemProxy(target, variables);
  const read = readProxyAddress(setting.url);
  if (!read.ok) return read;
  const authorization = setting.handle === null ? null : basic(setting.handle, password ?? '');
  return ok({ url: read.value, authorization });
}

function systemProxy(target: URL, variables: Variables): Result<ProxyServer | null> {
  const variable = (name: string) => variables[name] || variables[name.toUpperCase()] || '';
  const address = variable(target.protocol === 'https:' ? 'https_proxy' : 'http_proxy').trim();
  if (address === '' || isExempt(target, variable('no_proxy'))) return ok(null);
  const url = URL.parse(address.includes('://') ? address : `http://${address}`);
  const authorization = url?.username ? basic(decode(url.username), decode(url.password)) : null;
  if (url) Object.assign(url, { username: '', password: '' });
  const read = readProxyAddress(url?.href ?? address);
  if (!read.ok) return read;
  return ok({ url: read.value, authorization });
}

/** Whether NO_PROXY names a host: `*`, a domain with all below it, an address, a subnet; each with a port or without. */
function isExempt(target: URL, list: string): boolean {
  const host = hostOf(target).toLowerCase();
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (entry.includes('/')) return isInSubnet(host, entry);
      const [, name = '', port] = isIP(entry) ? [entry, entry] : (/^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? []);
      const domain = name.replace(/^\*?\./, '');
      return (!port || Number(port) === portOf(target)) && (host === domain || host.endsWith(`.${domain}`));
    });
}

function isInSubnet(host: string, entry: string): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) {
    return false;
  }
  const name = family === 4 ? 'ipv4' : 'ipv6';
  const subnets = new BlockList();
  subnets.addSubnet(network, Number(bits), name);
  return subnets.check(host, name);
}

const basic = (handle: string, password: string): string =>
  `Basic ${Buffer.from(`${handle}:${password}`).toString('base64')}`;

/** What stands percent-encoded in an address; as it is when it was not encoded well. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The failure for an error on the way to a proxy. What is no error of the way is thrown again. */
export function proxyFailure(error: unknown, { url }: ProxyServer): Failure {
  const found = transportFailure(error, url);
  if (found.code.startsWith('proxy-')) return found;
  const { code } = found;
  const details = { proxy: url.host, reason: code };
  return failure(code.startsWith('tls-') ? 'proxy-untrusted' : 'proxy-failed', details);
}
