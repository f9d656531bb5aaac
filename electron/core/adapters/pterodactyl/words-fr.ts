/** What the adapter says, in French, by the English sentence. */
export const FRENCH: Readonly<Record<string, string>> = {
  'somebody whom nobody named': 'quelqu’un que personne n’a nommé',
  'Application key': 'Clé d’application',
  'Owner of the key': 'Propriétaire de la clé',
  'The user name or e-mail address of the account that owns this key. The key does not tell it, and Roster must know it: it keeps you from deleting or demoting that account, which would end the key.':
    'L’identifiant ou l’adresse e-mail du compte auquel cette clé appartient. La clé ne le dit pas, et Roster doit le savoir : il vous empêche de supprimer ou de rétrograder ce compte, ce qui mettrait fin à la clé.',
  'Application key (ptla_)': 'Clé d’application (ptla_)',
  'Account key (ptlc_)': 'Clé de compte (ptlc_)',
  'Needed only to change who shares a server. A root administrator makes it on the account page of the Panel.':
    'Nécessaire seulement pour changer qui partage un serveur. Un administrateur root la crée sur la page de compte du Panel.',
  'Account key of a root administrator': 'Clé de compte d’un administrateur root',
  'The first administrator of a Panel is made on the command line of its server, in the Panel’s folder. Answer yes when it asks whether the user is an administrator. Then sign in to the Panel as that user, make a key in the admin area under “Application API”, and enter it here.':
    'Le premier administrateur d’un Panel se crée sur la ligne de commande de son serveur, dans le dossier du Panel. Répondez oui quand on demande si l’utilisateur est administrateur. Connectez-vous ensuite au Panel avec cet utilisateur, créez une clé dans l’administration sous « Application API », et saisissez-la ici.',
  'Every subuser has it, asked for or not': 'Tout sous-utilisateur l’a, demandé ou non',
  'Console stream': 'Flux de la console',
  'Follow the console': 'Suivre la console',
  'Power and commands': 'Marche, arrêt et commandes',
  'Send commands': 'Envoyer des commandes',
  Start: 'Démarrer',
  Stop: 'Arrêter',
  Restart: 'Redémarrer',
  Subusers: 'Sous-utilisateurs',
  'Add subusers': 'Ajouter des sous-utilisateurs',
  'See subusers': 'Voir les sous-utilisateurs',
  'Change subusers': 'Modifier les sous-utilisateurs',
  'Remove subusers': 'Retirer des sous-utilisateurs',
  'Create files': 'Créer des fichiers',
  'List files': 'Lister les fichiers',
  'Read files': 'Lire les fichiers',
  'Change files': 'Modifier les fichiers',
  'Delete files': 'Supprimer des fichiers',
  'Pack and unpack files': 'Compresser et décompresser des fichiers',
  'Use SFTP': 'Utiliser SFTP',
  Backups: 'Sauvegardes',
  'Make backups': 'Créer des sauvegardes',
  'See backups': 'Voir les sauvegardes',
  'Delete backups': 'Supprimer des sauvegardes',
  'Download backups': 'Télécharger des sauvegardes',
  'Restore backups': 'Restaurer des sauvegardes',
  'Addresses and ports': 'Adresses et ports',
  'See allocations': 'Voir les allocations',
  'Add allocations': 'Ajouter des allocations',
  'Change allocations': 'Modifier les allocations',
  'Remove allocations': 'Retirer des allocations',
  'Start-up': 'Démarrage du serveur',
  'See start-up settings': 'Voir les réglages de démarrage',
  'Change start-up settings': 'Modifier les réglages de démarrage',
  'Choose the Docker image': 'Choisir l’image Docker',
  Databases: 'Bases de données',
  'Make databases': 'Créer des bases de données',
  'See databases': 'Voir les bases de données',
  'Renew database passwords': 'Renouveler les mots de passe des bases',
  'Delete databases': 'Supprimer des bases de données',
  'See database passwords': 'Voir les mots de passe des bases',
  Schedules: 'Tâches planifiées',
  'Make schedules': 'Créer des tâches planifiées',
  'See schedules': 'Voir les tâches planifiées',
  'Change schedules': 'Modifier les tâches planifiées',
  'Delete schedules': 'Supprimer des tâches planifiées',
  'Rename the server': 'Renommer le serveur',
  'Reinstall the server': 'Réinstaller le serveur',
  Activity: 'Activité',
  'See the activity log': 'Voir le journal d’activité',
  'Hands out everything that is on the server': 'Livre tout ce qui se trouve sur le serveur',
  'Replaces everything that is on the server': 'Remplace tout ce qui se trouve sur le serveur',
  'Shows what is in files, secrets of the server included':
    'Montre le contenu des fichiers, secrets du serveur compris',
  'Shows the passwords of databases': 'Montre les mots de passe des bases de données',
  'Hands on rights to others': 'Transmet des droits à d’autres',
  'Root administrator': 'Administrateur root',
  'May do everything on the Panel and on every server, and make others root administrators.':
    'Peut tout faire sur le Panel et sur chaque serveur, et nommer d’autres administrateurs root.',
  'External id': 'Identifiant externe',
  Language: 'Langue',
  'Two-factor sign-in': 'Connexion à deux facteurs',
  'Last changed': 'Dernière modification',
  'Own servers': 'Serveurs possédés',
  'The owner of a server may do everything on it, and so may root administrators. Others share it, with the permissions that they are given.':
    'Le propriétaire d’un serveur peut tout y faire, les administrateurs root aussi. D’autres le partagent, avec les permissions qu’on leur donne.',
  'it refuses strangers as a Pterodactyl Panel does; no Panel tells its version':
    'il refuse les inconnus comme un Panel Pterodactyl ; aucun Panel ne dit sa version',
  'Unique without regard to case and accents. The Panel makes it lower case.':
    'Unique, sans égard à la casse ni aux accents. Le Panel le met en minuscules.',
  'E-mail address': 'Adresse e-mail',
  'Unique without regard to case and accents. The case is kept as entered.':
    'Unique, sans égard à la casse ni aux accents. La casse reste telle que saisie.',
  'An e-mail address has an @ in it.': 'Une adresse e-mail contient un @.',
  'The account’s id in another system. Unique among users. Empty: none.':
    'L’identifiant du compte dans un autre système. Unique parmi les utilisateurs. Vide : aucun.',
  'The code of a language that is installed on the Panel; a stock Panel has only “en”.':
    'Le code d’une langue installée sur le Panel ; un Panel d’origine n’a que « en ».',
  'A root administrator may do everything on the Panel and on every server.':
    'Un administrateur root peut tout faire sur le Panel et sur chaque serveur.',
  'Without one the user gets a link by mail to choose it, which works for 60 minutes. The Panel mails the new user in any case, and never the password. It checks neither length nor strength; characters after the 72nd byte do not count.':
    'Sans mot de passe, l’utilisateur reçoit par e-mail un lien pour le choisir, valable 60 minutes. Le Panel écrit au nouvel utilisateur dans tous les cas, et jamais le mot de passe. Il ne vérifie ni longueur ni force ; les caractères après le 72e octet ne comptent pas.',
  'The Panel tells nobody, and checks neither length nor strength. Browsers are signed out at their next page; API keys of the account go on working.':
    'Le Panel ne prévient personne, et ne vérifie ni longueur ni force. Les navigateurs sont déconnectés à leur prochaine page ; les clés d’API du compte continuent de fonctionner.',
  'Any part of it, without regard to case and accents. A comma separates alternatives.':
    'N’importe quelle partie, sans égard à la casse ni aux accents. Une virgule sépare des alternatives.',
  'With the servers that each owns': 'Avec les serveurs que chacun possède',
  'Takes the Panel several times as long.': 'Prend plusieurs fois plus de temps au Panel.',
  'Any part of it, without regard to case and accents. A comma separates alternatives. Before 1.12 “_” stands for any character and “%” for any text.':
    'N’importe quelle partie, sans égard à la casse ni aux accents. Une virgule sépare des alternatives. Avant 1.12, « _ » remplace un caractère quelconque et « % » un texte quelconque.',
  'E-mail address contains': 'L’adresse e-mail contient',
  'External id contains': 'L’identifiant externe contient',
  'UUID contains': 'L’UUID contient',
  'Whole values only': 'Valeurs entières seulement',
  'On: what is entered above has to be the whole value. Commas then are part of it.':
    'Activé : ce qui est saisi plus haut doit être la valeur entière. Les virgules en font alors partie.',
  'External id is': 'L’identifiant externe est',
  'Looks up this one external id and leaves the other fields out of account. A value with a slash cannot be looked up.':
    'Cherche ce seul identifiant externe sans tenir compte des autres champs. Une valeur avec une barre oblique ne peut pas être cherchée.',
  'Id, lowest first': 'Id, le plus petit d’abord',
  'Id, highest first': 'Id, le plus grand d’abord',
  'UUID, ascending': 'UUID, croissant',
  'UUID, descending': 'UUID, décroissant',
  'The Panel mails {email} that the account exists. The password is not in the mail.':
    'Le Panel écrit à {email} que le compte existe. Le mot de passe n’est pas dans l’e-mail.',
  'The Panel mails {email} a link to choose a password.':
    'Le Panel envoie à {email} un lien pour choisir un mot de passe.',
  'The link works for 60 minutes. Afterwards the user takes “Forgot password?” on the sign-in page.':
    'Le lien est valable 60 minutes. Ensuite, l’utilisateur passe par « Mot de passe oublié ? » sur la page de connexion.',
  'Nobody is told of the new password. Browsers are signed out at their next page; API keys go on working.':
    'Personne n’est prévenu du nouveau mot de passe. Les navigateurs sont déconnectés à leur prochaine page ; les clés d’API continuent de fonctionner.',
  'Nobody is told of the new address, neither at the old one nor at the new one.':
    'Personne n’est prévenu de la nouvelle adresse, ni à l’ancienne ni à la nouvelle.',
  'Application keys of this account stop working at once.':
    'Les clés d’application de ce compte cessent aussitôt de fonctionner.',
  'If the key that Roster uses belongs to this account, and not to {handle}, it stops working too.':
    'Si la clé que Roster utilise appartient à ce compte, et non à {handle}, elle cesse de fonctionner aussi.',
  'Its API keys, SSH keys, recovery codes and shares in servers are deleted with it.':
    'Ses clés d’API, ses clés SSH, ses codes de secours et ses partages de serveurs sont supprimés avec lui.',
  'Nothing brings it back; nobody is told by mail.': 'Rien ne le ramène ; personne n’est prévenu par e-mail.',
  'This key may not see servers. If the account owns one, the Panel refuses.':
    'Cette clé ne peut pas voir les serveurs. Si le compte en possède un, le Panel refuse.',
  'The Panel mails {name} that the share is gone. The account itself stays.':
    'Le Panel écrit à {name} que le partage est terminé. Le compte lui-même reste.',
  'The Panel mails {name} about the new share.': 'Le Panel prévient {name} du nouveau partage par e-mail.',
  'Deserves a second look: {permission}.': 'Mérite un second regard : {permission}.',
  'Pterodactyl has neither groups nor roles: there are root administrators, and people who share single servers.':
    'Pterodactyl n’a ni groupes ni rôles : il y a des administrateurs root, et des personnes qui partagent certains serveurs.',
  'Give people shares in the servers that they need, with the same permissions on each.':
    'Donnez aux personnes un partage des serveurs dont elles ont besoin, avec les mêmes permissions sur chacun.',
  'Pterodactyl has no deactivated state.': 'Pterodactyl n’a pas d’état désactivé.',
  'Set a random password that nobody knows: browsers are signed out at their next page, but API keys of the account stay alive. Deleting the account ends them too.':
    'Définissez un mot de passe aléatoire que personne ne connaît : les navigateurs sont déconnectés à leur prochaine page, mais les clés d’API du compte restent valables. Supprimer le compte y met fin aussi.',
  'Pterodactyl cannot demand a new password, and sends no mail for one over its API.':
    'Pterodactyl ne peut pas exiger un nouveau mot de passe, et n’envoie pas d’e-mail pour cela par son API.',
  'Set a new password here, or ask the user to take “Forgot password?” on the sign-in page.':
    'Définissez ici un nouveau mot de passe, ou demandez à l’utilisateur de passer par « Mot de passe oublié ? » sur la page de connexion.',
  'Pterodactyl stores no roles.': 'Pterodactyl n’enregistre pas de rôles.',
  'Give people shares in servers.': 'Donnez aux personnes des partages de serveurs.',
  'Pterodactyl cannot put two accounts together.': 'Pterodactyl ne peut pas fusionner deux comptes.',
  'Give the servers and shares of one account to the other, then delete the first. A server gets another owner on its page in the Panel’s admin area.':
    'Donnez les serveurs et les partages d’un compte à l’autre, puis supprimez le premier. Un serveur change de propriétaire sur sa page dans l’administration du Panel.',
  'Pterodactyl lets nobody make API keys for somebody else.':
    'Pterodactyl ne laisse personne créer des clés d’API pour autrui.',
  'Ask the user to make a key on the account page of the Panel.':
    'Demandez à l’utilisateur de créer une clé sur la page de compte du Panel.',
  'This key may read users, but not change them.': 'Cette clé peut lire les utilisateurs, mais pas les modifier.',
  'Make an application key in the Panel’s admin area whose permission for users is “Read & Write”, and enter it here.':
    'Créez dans l’administration du Panel une clé d’application dont la permission pour les utilisateurs est « Read & Write », et saisissez-la ici.',
  'An application key cannot change who shares a server, and this connection has no account key.':
    'Une clé d’application ne peut pas changer qui partage un serveur, et cette connexion n’a pas de clé de compte.',
  'Make a key on the account page of a root administrator, and enter it in the connection as the account key.':
    'Créez une clé sur la page de compte d’un administrateur root, et saisissez-la dans la connexion comme clé de compte.',
  'The Panel does not accept the account key of this connection, or its owner is no root administrator.':
    'Le Panel n’accepte pas la clé de compte de cette connexion, ou son propriétaire n’est pas administrateur root.',
  'Make a new key on the account page of a root administrator, and enter it in the connection.':
    'Créez une nouvelle clé sur la page de compte d’un administrateur root, et saisissez-la dans la connexion.',
  'being installed': 'en cours d’installation',
  'installation failed': 'installation échouée',
  suspended: 'suspendu',
  'a backup is being restored': 'une sauvegarde est en cours de restauration',
  'may edit users, and who shares which server': 'peut modifier les utilisateurs, et qui partage quel serveur',
  'may read users, and edit who shares which server':
    'peut lire les utilisateurs, et modifier qui partage quel serveur',
  'may edit users, and see who shares which server': 'peut modifier les utilisateurs, et voir qui partage quel serveur',
  'may edit users, but not see servers': 'peut modifier les utilisateurs, mais pas voir les serveurs',
  'may read users and servers, but change nothing': 'peut lire les utilisateurs et les serveurs, mais rien modifier',
  'may read users, but change nothing': 'peut lire les utilisateurs, mais rien modifier',
  '{rights}; the account key changes no shares, since {owner} is no root administrator':
    '{rights} ; la clé de compte ne modifie aucun partage, car {owner} n’est pas administrateur root',
  '{rights}; the account key changes no shares, since the Panel refuses it':
    '{rights} ; la clé de compte ne modifie aucun partage, car le Panel la refuse',
  'At least three letters, digits, dashes, underscores or periods, with a letter or digit at both ends. No accents, no blanks.':
    'Au moins trois lettres, chiffres, tirets, traits de soulignement ou points, avec une lettre ou un chiffre aux deux bouts. Ni accents, ni espaces.',
  'This key': 'Cette clé',
  'an application key': 'une clé d’application',
  'an application key (ptla_)': 'une clé d’application (ptla_)',
  'an account key (ptlc_)': 'une clé de compte (ptlc_)',
  'an account key (ptlc_) of a root administrator': 'une clé de compte (ptlc_) d’un administrateur root',
  'a connection with an application key only': 'une connexion avec une clé d’application seulement',
  'The Panel orders by id or UUID only.': 'Le Panel ne trie que par id ou UUID.',
  'The Panel takes this word for something else. Leave a letter out.':
    'Le Panel prend ce mot pour autre chose. Omettez une lettre.',
  'The Panel cannot look up a value with a slash, or one of periods only. Look for a part of the external id instead.':
    'Le Panel ne peut pas chercher une valeur contenant une barre oblique, ni une valeur faite seulement de points. Cherchez plutôt une partie de l’id externe.',
  'Pelican is a fork of Pterodactyl with users, roles and keys of its own. Roster recognises it, and cannot administer it yet.':
    'Pelican est une scission de Pterodactyl avec ses propres utilisateurs, rôles et clés. Roster le reconnaît, mais ne sait pas encore l’administrer.',
  'of any version': '(quelle que soit la version)',
  'account {last}': 'compte {last}',
  'accounts {first} to {last}': 'comptes {first} à {last}',
  'Counted in the order of ids. The time of creation may be missing there.':
    'Comptés dans l’ordre des ids. La date de création y manque peut-être.',
  'The Panel has no account with exactly this user name or e-mail address.':
    'Le Panel n’a aucun compte ayant exactement cet identifiant ou cette adresse e-mail.',
  'This account is no root administrator, so the key cannot be its own.':
    'Ce compte n’est pas administrateur root : la clé ne peut donc pas être la sienne.',
  'the permission to read users': 'le droit de lire les utilisateurs',
  'the permission to write users': 'le droit de modifier les utilisateurs',
  'the permission to read servers': 'le droit de lire les serveurs',
  'to belong to a root administrator': 'd’appartenir à un administrateur root',
  'user name': 'identifiant',
  'external id': 'id externe',
  'The Panel does not take it empty.': 'Le Panel ne l’accepte pas vide.',
  'At most {most} characters fit.': 'Il y a place pour {most} caractères au plus.',
  'Another account has this already. Case and accents make no difference.':
    'Un autre compte l’a déjà. La casse et les accents ne font pas de différence.',
  'The Panel does not have this language.': 'Le Panel n’a pas cette langue.',
  'The Panel has no such permission: {names}.': 'Le Panel n’a pas ce droit : {names}.',
  'The address of {user} changed at this moment: the share went to whoever has {email} now, perhaps a new account.':
    'L’adresse de {user} a changé à cet instant : le partage est allé à qui a {email} maintenant, peut-être un nouveau compte.',
  'This account has none yet, and the Panel takes no change before it is filled in.':
    'Ce compte n’en a pas encore, et le Panel n’accepte aucune modification avant qu’il soit rempli.',
  'Make root administrators': 'Nommer des administrateurs root',
  'Create, edit and delete accounts': 'Créer, modifier et supprimer des comptes',
  'Do everything on every server': 'Tout faire sur chaque serveur',
  'May delete servers and hand on rights': 'Peut supprimer des serveurs et transmettre des droits',
};
