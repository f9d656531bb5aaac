/** The form of a stored user name. */
export const USERNAME = /^[A-Za-z][A-Za-z0-9]*$/;

/**
 * The user name of a new account that has an e-mail address: derived from the name asked for, else from the address,
 * repaired and made unique; null when nothing is left.
 */
export function chooseUsername(
  wanted: string | null,
  email: string,
  isTaken: (username: string) => boolean,
): string | null {
  const stem = repair(wanted || localPart(email));
  if (stem === '') return null;
  if (!isTaken(stem)) return stem;
  let number = 2;
  while (isTaken(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** Up to the first `+`; an address without `@`, local part or domain gives nothing. */
function localPart(email: string): string {
  const [local = '', domain = ''] = email.split('@', 2);
  return domain === '' ? '' : (local.split('+')[0] ?? '');
}

const repair = (name: string): string => name.replace(/^[^A-Za-z]+/, '').replace(/[^A-Za-z0-9]/g, '');
