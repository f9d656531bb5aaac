import { isAddressRange } from './addresses.ts';
import type { KnownCall } from './call.ts';
import { field, type Input, isMap } from './input.ts';
import { display, invalid, missingRecord } from './refusal.ts';
import { noContent, ok, type Reply } from './rendering.ts';
import { array, asText, type Field, type Issue, max, maxItems, required, string, validate } from './validation.ts';
import { listOf, viewAccount, viewKey } from './views.ts';

/** Account keys that one user may hold. */
const MOST_KEYS = 25;

const fields: readonly Field[] = [
  { name: 'description', label: 'description', rules: [required, string, max(500)] },
  { name: 'allowed_ips', label: 'allowed ips', nullable: true, rules: [array, maxItems(50)] },
];

/** `GET /api/client/account`: who am I? */
export function getAccount({ caller }: KnownCall): Reply {
  return ok(viewAccount(caller.user));
}

/** `GET /api/client/account/api-keys`. */
export function listKeys({ state, caller }: KnownCall): Reply {
  return ok(listOf(state.keys.accountKeysOf(caller.user.id).map(viewKey)));
}

/** `POST /api/client/account/api-keys`: the only time that the secret is told, without its identifier. */
export function createKey({ state, caller, request }: KnownCall): Reply {
  const allowedIps = readAddresses(request.input);
  const issues = [...validate(fields, request.input), ...checkAddresses(allowedIps)];
  if (issues.length > 0) throw invalid(issues);
  if (state.keys.accountKeysOf(caller.user.id).length >= MOST_KEYS) {
    throw display('You have reached the account limit for number of API keys.');
  }
  const { key, text } = state.keys.add({
    kind: 'account',
    ownerId: caller.user.id,
    description: asText(field(request.input, 'description')),
    createdAt: state.seconds(),
    allowedIps,
  });
  return ok({ ...viewKey(key), meta: { secret_token: text } });
}

/** `DELETE /api/client/account/api-keys/{identifier}`. */
export function deleteKey({ state, caller, params }: KnownCall): Reply {
  const key = state.keys.accountKeysOf(caller.user.id).find(({ identifier }) => identifier === params.identifier);
  if (!key) throw missingRecord();
  state.keys.remove(key);
  return noContent;
}

function readAddresses(input: Input): string[] {
  const addresses = field(input, 'allowed_ips');
  return isMap(addresses) ? Object.values(addresses).map(asText) : [];
}

function checkAddresses(addresses: readonly string[]): Issue[] {
  return addresses.flatMap((address, index) => {
    if (isAddressRange(address)) return [];
    const message = `"${address}" is not a valid IP address or CIDR range.`;
    return [{ field: `allowed_ips.${index}`, rule: '', message }];
  });
}
