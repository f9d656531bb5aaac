import { isInvited } from './access.ts';
import type { Call } from './call.ts';
import { listOptionsOf, textOf, writeLog } from './call.ts';
import { linkResource } from './columns.ts';
import { listReply } from './list-reply.ts';
import type { LinkRow, UserRow } from './model.ts';
import { type Fields, notFound, permissionDenied, type Reply } from './replies.ts';
import { newUuid, type State } from './state.ts';
import { formatTime } from './timestamps.ts';
import { viewLink } from './views.ts';

/** Documents that everybody has to sign: `require` links that the system user made. */
function requiredAgreements({ links, wellKnown }: State): LinkRow[] {
  return [...links.fromBriefly(wellKnown.systemUser)].filter(
    ({ link_class, name, owner_uuid }) =>
      link_class === 'signature' && name === 'require' && owner_uuid === wellKnown.systemUser,
  );
}

const signaturesOf = ({ links }: State, user: Pick<UserRow, 'uuid'>): LinkRow[] =>
  [...links.fromBriefly(user.uuid)].filter(({ link_class, name }) => link_class === 'signature' && name === 'click');

/** UUIDs of the required documents that the user has not signed. */
export function missingAgreements(state: State, user: UserRow): string[] {
  const signed = new Set(signaturesOf(state, user).map(({ head_uuid }) => head_uuid));
  return requiredAgreements(state)
    .map(({ head_uuid }) => head_uuid)
    .filter((uuid) => !signed.has(uuid));
}

/** `GET /user_agreements`: the documents, stubs of collections; nothing for the uninvited. */
export function listAgreements(call: Call): Reply {
  const { state, user } = call;
  const links = isInvited(state, user) || call.access.isAdmin ? requiredAgreements(state) : [];
  const items = links.map((link): Fields => {
    const { head_uuid, created_at } = link;
    const time = formatTime(created_at);
    const owner_uuid = state.wellKnown.systemUser;
    const name = 'Terms of use';
    return {
      kind: 'arvados#collection',
      etag: '',
      uuid: head_uuid,
      owner_uuid,
      created_at: time,
      modified_at: time,
      name,
    };
  });
  return { kind: 'list', type: 'collection', items, select: null, limit: 100, offset: 0, available: items.length };
}

/** `GET /user_agreements/signatures`: the caller's own; an administrator may name somebody else. */
export function listSignatures(call: Call): Reply {
  const uuid = call.access.isAdmin ? textOf(call, 'uuid') : undefined;
  const rows = signaturesOf(call.state, { uuid: uuid ?? call.user.uuid });
  const options = listOptionsOf(call, linkResource);
  return listReply(linkResource, options, { rows, available: rows.length }, (link) => viewLink(call, link));
}

/** `POST /user_agreements/sign`: signs as the caller, nobody else can. */
export function signAgreement(call: Call): Reply {
  const { state, user } = call;
  if (!isInvited(state, user)) throw permissionDenied();
  const uuid = textOf(call, 'uuid');
  if (!requiredAgreements(state).some(({ head_uuid }) => head_uuid === uuid)) throw notFound();
  const time = state.tick();
  const link: LinkRow = {
    uuid: newUuid(state, 'link'),
    owner_uuid: state.wellKnown.systemUser,
    created_at: time,
    modified_at: time,
    modified_by_user_uuid: user.uuid,
    link_class: 'signature',
    name: 'click',
    tail_uuid: user.uuid,
    head_uuid: uuid ?? '',
    properties: {},
  };
  state.links.add(link);
  writeLog(call, 'create', link);
  return { kind: 'record', type: 'link', fields: viewLink(call, link), select: null };
}
