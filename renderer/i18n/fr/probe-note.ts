import type { Translation } from '../translation.ts';

/** What a passed or skipped step of the connection test found. */
export const probeNote = {
  'address-read': '{scheme}, port {port}, {path}',
  'address-literal': '{address}, aucune résolution nécessaire',
  'lookup-found': '{addresses}',
  'lookup-proxy': '{proxy} est {addresses} ; il résout lui-même le nom du serveur',
  'lookup-left': 'laissé au proxy {proxy}',
  'tcp-connected': 'connecté',
  'tcp-connected-proxy': 'connecté au proxy {proxy}',
  'proxy-none': 'aucun pour cet hôte',
  'proxy-none-system': 'aucun pour cet hôte, selon le réglage du système',
  'proxy-none-chosen': 'aucun, selon le réglage de cette instance',
  'proxy-passes': '{proxy} transmet les appels',
  'proxy-forwards': '{proxy} ; HTTP montrera s’il transmet les appels',
  'tls-unencrypted': 'non chiffré, mais ne quitte jamais cet ordinateur',
  'tls-consented': 'non chiffré, autorisé pour cette instance',
  'tls-trusted': '{protocol}, {subject}, valide jusqu’au {date}',
  'tls-pinned': '{protocol}, {subject}, la clé épinglée, valide jusqu’au {date}',
  'http-answered': 'statut {status} à {path}',
  'http-redirected': 'statut {status} à {path}, renvoie vers {to}',
  'kind-found': '{server} : {evidence}',
  'sign-in-skipped': 'non tentée : rien n’est encore saisi',
  'sign-in-virgin': 'ce serveur n’a encore aucun utilisateur',
  'signed-in': 'en tant que {handle}',
  'rights-found': '{rights}',
  'rights-skipped': 'attend l’authentification',
} as const satisfies Translation['probeNote'];
