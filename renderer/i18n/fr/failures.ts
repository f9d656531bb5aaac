import type { Translation } from '../translation.ts';
import { refusals } from './refusals.ts';

/** What happened, and what to do next. */
export const failure = {
  // What was typed
  'input-invalid': {
    message: 'Une partie de la saisie n’est pas utilisable.',
    hint: 'Corrigez les champs signalés.',
  },
  'address-invalid': {
    message: '« {address} » n’est pas une adresse.',
    hint: 'Saisissez-en une comme https://lab-01.example.org.',
  },
  'address-has-credentials': {
    message: 'L’adresse contient un nom d’utilisateur ou un mot de passe.',
    hint: 'Retirez tout ce qui précède le @ et saisissez-le dans l’authentification.',
  },
  'address-insecure': {
    message: '{origin} n’est pas chiffré et ne se trouve pas sur cet ordinateur.',
    hint: 'Utilisez https, ou autorisez expressément HTTP non chiffré pour cette instance.',
  },

  // The way to the server
  'name-not-found': {
    message: 'Le nom {host} est introuvable.',
    hint: 'Vérifiez l’orthographe, ou si un VPN est nécessaire.',
  },
  'connection-refused': {
    message: '{origin} a refusé la connexion.',
    hint: 'Vérifiez le port et que le serveur tourne.',
  },
  unreachable: {
    message: '{origin} est injoignable.',
    hint: 'Vérifiez le réseau, ou si un VPN est nécessaire.',
  },
  'timed-out-connecting': {
    message: '{origin} n’a pas accepté de connexion à temps.',
    hint: 'Réessayez, ou vérifiez le pare-feu.',
  },
  'timed-out-answering': {
    message: '{origin} n’a pas répondu à temps.',
    hint: 'Réessayez ; le serveur est peut-être occupé.',
  },
  'connection-cut': {
    message: '{origin} a coupé la connexion au milieu de sa réponse.',
    hint: 'Réessayez.',
  },
  'proxy-failed': {
    message: 'Le proxy {proxy} n’a pas pu transmettre l’appel.',
    hint: 'Vérifiez le réglage du proxy.',
  },
  'proxy-untrusted': {
    message: 'Le certificat du proxy {proxy} n’est pas digne de confiance ({reason}).',
    hint: 'Utilisez l’adresse http du proxy, ou choisissez le fichier de l’AC qui a émis son certificat.',
  },
  'proxy-address-invalid': {
    message: '« {address} » n’est pas l’adresse d’un proxy.',
    hint: 'Saisissez-en une comme http://proxy.example.org:3128, ou choisissez de ne pas utiliser de proxy.',
  },
  'proxy-sign-in': {
    message: 'Le proxy {proxy} demande une authentification.',
    hint: 'Saisissez les identifiants du proxy.',
  },
  'tls-untrusted': {
    message: 'Le certificat de {host} aboutit à une racine que cet ordinateur ne reconnaît pas.',
    hint: 'Choisissez le fichier de votre propre AC, ou épinglez la clé de ce serveur après avoir comparé son empreinte.',
  },
  'tls-self-signed': {
    message: 'Le certificat de {host} est auto-signé.',
    hint: 'Comparez son empreinte à celle du serveur et épinglez la clé, ou donnez au serveur un certificat d’une AC.',
  },
  'tls-incomplete': {
    message: '{host} n’envoie pas toute la chaîne de certificats.',
    hint: 'Demandez à son exploitant d’ajouter le certificat intermédiaire.',
  },
  'tls-expired': {
    message: 'Le certificat de {host} a expiré le {date}.',
    hint: 'Demandez à l’exploitant du serveur de le renouveler.',
  },
  'tls-not-yet-valid': {
    message: 'Le certificat de {host} est valide à partir du {date}.',
    hint: 'Vérifiez l’horloge de cet ordinateur, puis le certificat.',
  },
  'tls-wrong-host': {
    message: 'Le certificat est pour {names}, pas pour {host}.',
    hint: 'Vérifiez l’adresse, ou demandez un certificat à ce nom.',
  },
  'tls-protocol': {
    message: '{host} et Roster n’ont aucune version sûre de TLS en commun.',
    hint: 'Le serveur a besoin de TLS 1.2 ou plus récent.',
  },
  'tls-client-certificate': {
    message: '{host} demande un certificat client.',
    hint: 'Choisissez-en un dans les réglages de la connexion.',
  },
  'tls-client-certificate-refused': {
    message: '{host} n’accepte pas le certificat client {shown}.',
    hint: 'Vérifiez qu’il est destiné à ce serveur et encore valide, puis choisissez-le à nouveau dans les réglages de la connexion.',
  },
  'tls-pin-changed': {
    message: 'La clé de {host} n’est pas celle qui est épinglée.',
    hint: 'Comparez les deux empreintes avec l’exploitant du serveur avant de faire confiance à la nouvelle.',
  },
  'tls-absent': {
    message: '{origin} répond, mais sans chiffrement.',
    hint: 'Si c’est voulu, saisissez l’adresse avec http:// et autorisez HTTP non chiffré pour cette instance.',
  },
  'tls-failed': {
    message: 'La connexion chiffrée à {host} a échoué ({reason}).',
    hint: 'Ouvrez le détail technique.',
  },
  'certificate-unreadable': {
    message: 'Ceci ne contient aucun certificat que Roster puisse lire.',
    hint: 'Choisissez un fichier PEM ; il contient une ligne « -----BEGIN CERTIFICATE----- ».',
  },
  'client-key-missing': {
    message: 'La clé privée du certificat client {subject} n’est pas dans le coffre des secrets.',
    hint: 'Choisissez à nouveau le certificat et sa clé dans les réglages de la connexion.',
  },
  'client-key-unusable': {
    message: 'La clé privée n’appartient pas au certificat client {subject}, ou une phrase secrète la scelle.',
    hint: 'Choisissez la clé pour laquelle le certificat a été émis, dans un fichier PEM sans phrase secrète.',
  },
  redirected: {
    message: '{origin} renvoie chaque appel vers {to}.',
    hint: 'Si c’est le bon serveur, saisissez cette adresse.',
  },

  // What answered
  'answer-too-large': {
    message: 'La réponse de {origin} est plus grande que ce que Roster accepte.',
    hint: 'Vérifiez que l’adresse est la bonne. Roster lit jusqu’à 64 Mio à la fois, et 256 Mio quand un serveur donne tous ses utilisateurs d’un coup.',
  },
  'answer-not-json': {
    message: '{origin} a répondu autre chose que du JSON.',
    hint: 'Un proxy ou une page de connexion se trouve peut-être devant le serveur.',
  },
  'answer-malformed': {
    message: 'Il manque {path} dans la réponse de {origin}.',
    hint: 'Le serveur est peut-être d’une version que Roster ne connaît pas.',
  },
  'answer-unexpected': {
    message: '{origin} a répondu avec le statut {status}.',
    hint: 'Ouvrez le détail technique.',
  },
  'not-recognised': {
    message: '{origin} répond, mais comme aucun serveur que Roster connaît.',
    hint: 'Roster connaît Virtool, Arvados et Pterodactyl. Vérifiez l’adresse et le chemin.',
  },
  'interface-without-api': {
    message: '{origin} montre une interface web, mais aucune API {kind} n’a été trouvée derrière.',
    hint: 'Demandez l’adresse de l’API ; elle finit souvent par /api ou a son propre port. Virtool, à partir de 41.8, n’en a aucune que des programmes puissent utiliser.',
  },
  'not-set-up': {
    message: '{origin} n’a pas encore été configuré.',
    hint: 'Ouvrez son adresse dans un navigateur, terminez la configuration, puis réessayez.',
  },
  'version-unsupported': { message: '{kind} {version} n’est pas pris en charge.', hint: '{reason}' },
  'not-supported': { message: '{kind} {version} ne peut pas faire ceci : {what}.', hint: '{instead}' },

  ...refusals,

  // This computer
  'instance-not-found': {
    message: 'Il n’y a pas d’instance « {instance} » ici.',
    hint: 'Consultez la liste des instances.',
  },
  'name-taken': { message: 'Une instance s’appelle déjà {name}.', hint: 'Choisissez un autre nom.' },
  'settings-damaged': {
    message: 'Le fichier {file} est endommagé.',
    hint: 'Il a été mis de côté, et la dernière bonne copie est utilisée.',
  },
  'settings-lost': {
    message: 'Le fichier {file} est endommagé et il n’en existe pas de bonne copie.',
    hint: 'Il a été mis de côté ; son contenu est à saisir de nouveau.',
  },
  'settings-newer': {
    message: 'Le fichier {file} a été écrit par un Roster plus récent.',
    hint: 'Mettez Roster à jour ; le fichier n’est pas touché.',
  },
  'disk-full': {
    message: 'Le disque est plein : {file} n’a pas pu être écrit.',
    hint: 'Libérez de l’espace et réessayez.',
  },
  'not-writable': {
    message: '{file} ne peut pas être écrit.',
    hint: 'Vérifiez les droits du dossier de données.',
  },
  'journal-unwritable': {
    message: 'Le journal {file} ne peut pas être écrit : rien n’a donc été envoyé.',
    hint: 'Vérifiez les droits du dossier de données et l’espace libre.',
  },
  'journal-damaged': {
    message: 'Le journal {file} a été endommagé ou modifié à l’entrée {sequence}.',
    hint: 'Il a été laissé tel quel et de nouvelles entrées suivent. Gardez-en une copie et cherchez qui pouvait écrire dans le dossier de données.',
  },
  'secrets-locked': {
    message: 'Le coffre des secrets est scellé.',
    hint: 'Saisissez sa phrase secrète.',
  },
  'passphrase-wrong': {
    message: 'Ce n’est pas la bonne phrase secrète.',
    hint: 'Réessayez ; la casse compte.',
  },
  'passphrase-needed': {
    message: 'Cet export est scellé par une phrase secrète.',
    hint: 'Saisissez celle avec laquelle il a été fait.',
  },
  'export-unreadable': {
    message: 'Ceci n’est pas un export de Roster.',
    hint: 'Choisissez un fichier exporté depuis la liste des instances.',
  },
  'export-newer': {
    message: 'Cet export vient d’un Roster plus récent.',
    hint: 'Mettez Roster à jour, puis importez-le.',
  },
  'export-damaged': {
    message: 'Cet export est endommagé ou incomplet.',
    hint: 'Copiez-le à nouveau depuis son origine, ou faites-en un nouveau.',
  },
  'secrets-damaged': {
    message: 'Le coffre scellé {file} est endommagé.',
    hint: 'Il a été laissé tel quel. Remplacez-le par une copie de sauvegarde, ou déplacez-le pour en commencer un nouveau.',
  },
  'secret-store-failed': {
    message: 'Le coffre des secrets a échoué : {reason}.',
    hint: 'Déverrouillez le trousseau, ou utilisez une phrase secrète.',
  },
  'core-running': {
    message: 'Un autre Roster utilise déjà le dossier de données ({holder}).',
    hint: 'Fermez-le, ou utilisez sa fenêtre.',
  },
  'demo-failed': {
    message: 'La démo n’a pas pu démarrer : {reason}.',
    hint: 'Fermez les autres programmes qui occupent les ports et réessayez.',
  },
  internal: {
    message: 'Roster a fait une erreur.',
    hint: 'Veuillez la signaler avec les données de diagnostic.',
  },
} as const satisfies Translation['failure'];
