/** Signing in, forms, actions and the vocabulary of the cluster, in French. */
export const FRENCH_FORMS: Readonly<Record<string, string>> = {
  Token: 'Jeton',
  'Token, from “Get API token” in Workbench': 'Jeton, depuis « Get API token » dans Workbench',
  'Works where the cluster checks passwords itself: with PAM, LDAP or its test backend.':
    'Fonctionne là où le cluster vérifie lui-même les mots de passe : avec PAM, LDAP ou son service de test.',
  Activate: 'Activer',
  'Lets the account be used. The server refuses as long as the user has not agreed to every agreement.':
    'Rend le compte utilisable. Le serveur refuse tant que l’utilisateur n’a pas accepté toutes les conditions d’utilisation.',
  Deactivate: 'Désactiver',
  'Takes away the use of the account, and with it what nobody can bring back: see what it destroys.':
    'Rend le compte inutilisable et lui retire ce que personne ne peut rétablir : voyez ce qui est détruit.',
  'Change UUID': 'Changer l’UUID',
  'Gives the account another UUID, and rewrites every reference to the old one.':
    'Donne au compte un autre UUID et réécrit chaque référence à l’ancien.',
  'New UUID': 'Nouvel UUID',
  'Login on a shell node': 'Accès à un nœud shell',
  'Under the user name of the account. Empty: the one that the cluster gives everybody, if any.':
    'Sous l’identifiant du compte. Vide : l’accès que le cluster donne à tous, s’il y en a un.',
  'Set up': 'Configurer',
  'Puts the account into All users, so that its owner can activate it. Doing it twice does no harm.':
    'Place le compte dans All users, pour que son propriétaire puisse l’activer. Le faire deux fois ne fait pas de mal.',
  'Tell the user by e-mail': 'Prévenir l’utilisateur par e-mail',
  'A mail goes out only if the account was not set up before and the cluster has a text for it.':
    'Un e-mail ne part que si le compte n’était pas encore configuré et si le cluster a un texte pour cela.',
  'Merge into another account': 'Fusionner avec un autre compte',
  'Moves what this account owns to the account that stays. Nothing takes it apart again.':
    'Transfère ce que ce compte possède au compte qui reste. Rien ne les sépare de nouveau.',
  'Account that stays': 'Compte qui reste',
  'Project that receives everything': 'Projet qui reçoit tout',
  'The UUID of a project of the account that stays. Empty: that account itself.':
    'L’UUID d’un projet du compte qui reste. Vide : ce compte lui-même.',
  'Let logins and tokens go over too': 'Transférer aussi les connexions et les jetons',
  'On: this account becomes invisible for ever, and its owner signs in as the other one.':
    'Activé : ce compte devient invisible pour toujours, et son propriétaire se connecte en tant que l’autre.',
  'Token of the account that stays': 'Jeton du compte qui reste',
  'An administrator needs none. Anybody else gives up the own account with it; it is not kept.':
    'Un administrateur n’en a pas besoin. Toute autre personne abandonne avec lui son propre compte ; il n’est pas conservé.',
  'Make a token': 'Créer un jeton',
  'Whoever has the token acts as this user. It is shown once, right after it was made.':
    'Quiconque a le jeton agit en tant que cet utilisateur. Il est montré une fois, juste après sa création.',
  'Restricted to': 'Limité à',
  'Calls like GET /arvados/v1/users, several with commas between them. Empty: everything.':
    'Des appels comme GET /arvados/v1/users, séparés par des virgules. Vide : tout.',
  'Valid until': 'Valable jusqu’au',
  'A date like 2027-01-31, with or without a time. Empty: as long as the cluster allows.':
    'Une date comme 2027-01-31, avec ou sans heure. Vide : aussi longtemps que le cluster le permet.',
  '“{scope}” is no call; one looks like GET /arvados/v1/users.':
    '« {scope} » n’est pas un appel ; un appel ressemble à GET /arvados/v1/users.',
  'This is no time in the future.': 'Ce n’est pas un moment dans l’avenir.',
  'A UUID has 27 characters, like xzzxz-tpzed-0123456789abcde.':
    'Un UUID a 27 caractères, comme xzzxz-tpzed-0123456789abcde.',
  'This is no UUID.': 'Ce n’est pas un UUID.',
  'Identity URL': 'URL d’identité',
  'What the login provider calls the person. Logins are matched by it first, then by the e-mail address.':
    'Le nom que le service d’authentification donne à la personne. Les connexions sont attribuées d’abord par lui, puis par l’adresse e-mail.',
  'There is only one level: admin.': 'Il n’y a qu’un niveau : admin.',
  'An administrator has to be active, so the account becomes active as well.':
    'Un administrateur doit être actif : le compte le devient donc aussi.',
  'Membership is given with the level “Can write”; another level can be given as a right on the role.':
    'L’appartenance est donnée avec le niveau « Peut écrire » ; un autre niveau peut être donné comme droit sur le rôle.',
  'Membership is given with the level “Can read”; another level can be given as a right on the role.':
    'L’appartenance est donnée avec le niveau « Peut lire » ; un autre niveau peut être donné comme droit sur le rôle.',
  'E-mail': 'E-mail',
  'It ties a login to this account: whoever signs in with this address gets it.':
    'Elle lie une connexion à ce compte : quiconque se connecte avec cette adresse le reçoit.',
  'The server drops everything but ASCII letters and digits, adds a number to a name that is taken, and makes one of the e-mail address if this is empty. What it made of it is shown afterwards.':
    'Le serveur ne garde que les lettres ASCII et les chiffres, ajoute un nombre à un identifiant déjà pris, et en forme un à partir de l’adresse e-mail si ce champ est vide. Ce qu’il en a fait est montré ensuite.',
  'A user name begins with a letter, and holds only letters and digits.':
    'Un identifiant commence par une lettre et ne contient que des lettres et des chiffres.',
  'Active at once': 'Actif aussitôt',
  'Also sets the account up. Nobody is asked to agree to user agreements then.':
    'Configure aussi le compte. Personne n’est alors invité à accepter les conditions d’utilisation.',
  'The account joins All users, so that its owner can activate it at the first sign-in.':
    'Le compte rejoint All users, pour que son propriétaire puisse l’activer à la première connexion.',
  'Empty removes it. Logins on shell nodes that were given already keep the old one.':
    'Vide, il est retiré. Les accès déjà donnés à des nœuds shell gardent l’ancien.',
  'It ties logins to this account: after a change, whoever signs in with the new address gets it.':
    'Elle lie les connexions à ce compte : après un changement, quiconque se connecte avec la nouvelle adresse le reçoit.',
  'Turning it off deactivates the account, which destroys its tokens, keys, preferences and memberships.':
    'Le décocher désactive le compte, ce qui détruit ses jetons, ses clés, ses préférences et ses appartenances.',
  Preferences: 'Préférences',
  'A JSON object. It replaces all preferences: what is not in it is gone.':
    'Un objet JSON. Il remplace toutes les préférences : ce qui n’y figure pas disparaît.',
  'This has to be a JSON object, like {"profile": {}}.': 'Ce doit être un objet JSON, comme {"profile": {}}.',
  'Unique among the roles of the cluster.': 'Unique parmi les rôles du cluster.',
  'At most 255 characters.': '255 caractères au plus.',
  Yes: 'Oui',
  No: 'Non',
  'Any text': 'Texte quelconque',
  'Each word is looked for in e-mail address, names, user name, identity URL and preferences.':
    'Chaque mot est cherché dans l’adresse e-mail, les noms, l’identifiant, l’URL d’identité et les préférences.',
  'E-mail contains': 'L’e-mail contient',
  'Modified last': 'Modifiés en dernier',
  'Created last': 'Créés en dernier',
  'System root token': 'Jeton root du système',
  'From the configuration of the cluster (SystemRootToken). It is used once and kept nowhere.':
    'Dans la configuration du cluster (SystemRootToken). Il est utilisé une fois et n’est conservé nulle part.',
  'Of the account that becomes the administrator. If there is none with it, one is made.':
    'Celui du compte qui devient administrateur. Si aucun compte ne l’a, il en est créé un.',
  'For a new account. One that is there already keeps its own.':
    'Pour un nouveau compte. Un compte qui existe déjà garde le sien.',
  'Set up, not active yet': 'Configuré, pas encore actif',
  'Not set up, or deactivated': 'Non configuré, ou désactivé',
  'Sees and changes everything on the cluster, and can make others administrators.':
    'Voit et modifie tout sur le cluster, et peut nommer d’autres administrateurs.',
  'Make administrators': 'Nommer des administrateurs',
  'Edit, set up and deactivate accounts': 'Modifier, configurer et désactiver des comptes',
  'May act as anybody, by a token': 'Peut agir en tant que n’importe qui, par un jeton',
  'Edit roles and permission links': 'Modifier les rôles et les liens de permission',
  'May give any right to others': 'Peut donner n’importe quel droit à d’autres',
  'See, change and delete everything': 'Tout voir, modifier et supprimer',
  'Reaches the data of everybody': 'Atteint les données de tous',
  'Home cluster': 'Cluster d’origine',
  'Can be written by': 'Peuvent y écrire',
  Owner: 'Propriétaire',
  Modified: 'Modifié',
  'Can read': 'Peut lire',
  'Reads the object.': 'Lit l’objet.',
  'Can write': 'Peut écrire',
  'Reads, changes, deletes and moves the object.': 'Lit, modifie, supprime et déplace l’objet.',
  'Can manage': 'Peut gérer',
  'All that, and gives rights on it to others.': 'Tout cela, et y donne des droits à d’autres.',
  'Role groups': 'Groupes de rôle',
  'A role gives its members what it has itself, up to the level that they have in it.':
    'Un rôle donne à ses membres ce qu’il a lui-même, jusqu’au niveau qu’ils y ont.',
  'A project shared with the user alone, and projects that the user owns.':
    'Les projets partagés avec l’utilisateur seul, et ceux qu’il possède.',
  'Shell logins': 'Accès shell',
  'A login on a shell node, under the user name of the account.':
    'Un accès à un nœud shell, sous l’identifiant du compte.',
  'Can log in': 'Peut se connecter',
  'Logs in with a personal SSH key.': 'Se connecte avec une clé SSH personnelle.',
  Accounts: 'Comptes',
  'Who manages an account manages everything that it owns. That all who were set up see each other is not counted.':
    'Qui gère un compte gère tout ce qu’il possède. Que tous les comptes configurés se voient ne compte pas.',
  'Other objects': 'Autres objets',
  'Collections and whatever else was shared with the user alone.':
    'Les collections et tout ce qui a été partagé d’autre avec l’utilisateur seul.',
};
