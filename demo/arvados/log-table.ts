import type { LogRow, UserRow } from './model.ts';
import type { ArvadosProfile } from './profile.ts';
import type { UserTable } from './user-table.ts';

/**
 * The audit log. What happened before the emulator started is told by the user rows themselves: their creation, and
 * their last activity.
 */
export class LogTable {
  readonly #users: UserTable;
  readonly #profile: ArvadosProfile;
  readonly #cluster: string;
  readonly #systemUser: string;
  readonly #rows: LogRow[] = [];
  readonly #byObject = new Map<string, LogRow[]>();
  readonly #owners = new Set<string>();

  constructor(users: UserTable, profile: ArvadosProfile, cluster: string, systemUser: string) {
    this.#users = users;
    this.#profile = profile;
    this.#cluster = cluster;
    this.#systemUser = systemUser;
  }

  /** The id of the next row. Seeded rows have the ids below 2^32. */
  get nextId(): number {
    return 2 ** 32 + this.#rows.length;
  }

  add(row: LogRow): void {
    this.#rows.push(row);
    this.#owners.add(row.owner_uuid);
    const rows = this.#byObject.get(row.object_uuid);
    if (rows) rows.push(row);
    else this.#byObject.set(row.object_uuid, [row]);
  }

  /** Whether a row belongs to the user, which is whether the user ever did anything. */
  isOwner(user: UserRow): boolean {
    return user.lastActivity > 0 || this.#owners.has(user.uuid);
  }

  /** Rows about one object, oldest first. */
  *about(uuid: string): Generator<LogRow, void, undefined> {
    const user = this.#users.getAny(uuid);
    if (user) yield* this.#seeded(user);
    yield* this.#byObject.get(uuid) ?? [];
  }

  /** Every row. */
  *all(): Generator<LogRow, void, undefined> {
    for (const user of this.#users.values()) yield* this.#seeded(user);
    yield* this.#rows;
  }

  *#seeded(user: UserRow): Generator<LogRow, void, undefined> {
    const written = this.#byObject.get(user.uuid) ?? [];
    const has = (type: string): boolean => written.some(({ event_type }) => event_type === type);
    if (!has('create')) {
      const properties = { new_attributes: { uuid: user.uuid, email: user.email } };
      yield this.#row(user, 0, 'create', user.created_at, user.modified_by_user_uuid ?? this.#systemUser, properties);
    }
    if (this.#profile.activityLog && user.lastActivity > 0 && !has('activity')) {
      yield this.#row(user, 1, 'activity', user.lastActivity, user.uuid, {});
    }
  }

  #row(
    user: UserRow,
    place: number,
    type: string,
    time: number,
    owner: string,
    properties: LogRow['properties'],
  ): LogRow {
    const id = user.number * 2 + place + 1;
    return {
      id,
      uuid: `${this.#cluster}-57u5n-${id.toString(36).padStart(15, '0')}`,
      owner_uuid: owner,
      created_at: time,
      modified_at: time,
      modified_by_user_uuid: owner,
      event_type: type,
      event_at: time,
      object_uuid: user.uuid,
      object_owner_uuid: user.owner_uuid,
      summary: `${type} of ${user.uuid}`,
      properties,
    };
  }
}
