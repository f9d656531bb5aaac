import type { Permission } from '../../../../electron/domain/description.ts';

/** The name of a permission, and where it does nothing on this server, that. */
export function PermissionName({ permission: { label, noEffect } }: { permission: Permission }) {
  return (
    <span className="perm-name">
      {label}
      {noEffect ? <span className="tag-note"> · {noEffect}</span> : null}
    </span>
  );
}
