/** What the adapter says, in French. */
export const FRENCH: Readonly<Record<string, string>> = {
  Handle: 'Identifiant',
  'Handle and password': 'Identifiant et mot de passe',
  'Handle and API key': 'Identifiant et clé API',

  '{handle} has no administrator level, which is not enough to {what}.':
    '{handle} n’a aucun niveau d’administrateur, ce qui ne suffit pas pour {what}.',
  '{handle} has the administrator level {level}, which is not enough to {what}.':
    '{handle} a le niveau d’administrateur {level}, ce qui ne suffit pas pour {what}.',
  'Sign in with an account of the level {level}, or ask one of its administrators to raise this one.':
    'Connectez-vous avec un compte de niveau {level}, ou demandez à l’un de ses administrateurs d’élever celui-ci.',
  'Sign in with an account of the level {level} or higher, or ask an administrator of the level Full to raise this one.':
    'Connectez-vous avec un compte de niveau {level} ou supérieur, ou demandez à un administrateur de niveau Complet d’élever celui-ci.',

  'root document names version {version}': 'le document racine donne la version {version}',
  '41.8.0 or newer': '41.8.0 ou plus récent',
  'root document names the version {version} and lists spaces, so it is 32.2.1 or older':
    'le document racine donne la version {version} et énumère des espaces : c’est donc 32.2.1 ou plus ancien',
  'root document names the version {version} and no spaces, so it is 33.0.0 to 37.x':
    'le document racine donne la version {version} et aucun espace : c’est donc 33.0.0 à 37.x',
  'root document names the version {version} and no groups, so it is 38.0.0 or newer':
    'le document racine donne la version {version} et aucun groupe : c’est donc 38.0.0 ou plus récent',
  'Roster speaks 23.1.0 to 41.7.': 'Roster parle 23.1.0 à 41.7.',
  'It is older than this way of administering users.':
    'Elle est plus ancienne que cette façon d’administrer les utilisateurs.',
  'Since 41.8.0 Virtool shows its users to no program but its own web interface, so they can only be administered there.':
    'Depuis 41.8.0, Virtool ne montre ses utilisateurs à aucun programme hors de sa propre interface web : ils ne peuvent être administrés que là.',

  'a higher right': 'un droit plus élevé',
  'the administrator level {level}': 'le niveau d’administrateur {level}',
  'the administrator level {level} or a higher one': 'le niveau d’administrateur {level} ou un niveau supérieur',
  'Virtool takes every handle that begins with “job” for one of its own jobs, so {handle} cannot use API keys. Sign in with the password instead.':
    'Virtool prend tout identifiant qui commence par « job » pour l’une de ses propres tâches : {handle} ne peut donc pas utiliser de clés API. Connectez-vous plutôt avec le mot de passe.',
  'The handle {handle} cannot be sent together with an API key. Sign in with the password instead.':
    'L’identifiant {handle} ne peut être envoyé avec une clé API. Connectez-vous plutôt avec le mot de passe.',
  'sign in with a password from outside': 'ouvrir une connexion par mot de passe de l’extérieur',
  'Since 39.21.0 only API keys are let in: make one in Virtool’s web interface, and sign in with it here.':
    'Depuis 39.21.0, seules les clés API sont admises : créez-en une dans l’interface web de Virtool et utilisez-la ici pour vous connecter.',
  'not known: the server did not show the account yet': 'inconnus : le serveur n’a pas encore montré le compte',

  'Unique among the groups; case counts.': 'Unique parmi les groupes ; la casse compte.',
  'Handle contains': 'L’identifiant contient',
  'Any part of the handle, without regard to case. Empty finds all.':
    'N’importe quelle partie de l’identifiant, sans tenir compte de la casse. Vide trouve tout.',
  'Active accounts': 'Comptes actifs',
  'On: the server looks among active accounts. Off: among deactivated ones. It never looks among both at once.':
    'Activé : le serveur cherche parmi les comptes actifs. Désactivé : parmi les comptes désactivés. Il ne cherche jamais parmi les deux à la fois.',
  'The name to sign in with. It cannot be changed later. A handle that begins with “job” can never use API keys.':
    'Le nom pour se connecter. Il ne peut être changé plus tard. Un identifiant qui commence par « job » ne peut jamais utiliser de clés API.',
  'The name to sign in with. It cannot be changed later; unique without regard to case. A handle that begins with “job” can never use API keys.':
    'Le nom pour se connecter. Il ne peut être changé plus tard ; unique sans tenir compte de la casse. Un identifiant qui commence par « job » ne peut jamais utiliser de clés API.',
  'The name to sign in with. It cannot be changed later; case counts. A handle that begins with “job” can never use API keys.':
    'Le nom pour se connecter. Il ne peut être changé plus tard ; la casse compte. Un identifiant qui commence par « job » ne peut jamais utiliser de clés API.',
  'Must choose a new password at the first sign-in': 'Doit choisir un nouveau mot de passe à la première connexion',
  'On, as it is the server’s own default: nobody can use the account before its owner has chosen a password in the browser. Turn it off for accounts of scripts.':
    'Activé, comme le serveur le fait de lui-même : personne ne peut utiliser le compte avant que son titulaire n’ait choisi un mot de passe dans le navigateur. Désactivez-le pour les comptes de scripts.',
  'Takes effect with the user’s next call. Sign-ins that have not expired come back to life when the account is activated again.':
    'Prend effet à la prochaine requête de l’utilisateur. Les connexions qui n’ont pas expiré reprennent vie quand le compte est réactivé.',
  'Must choose a new password at the next sign-in': 'Doit choisir un nouveau mot de passe à la prochaine connexion',
  'Present sign-ins and API keys go on working.': 'Les connexions et clés API existantes restent valables.',
  'At least {minimum} characters. Present sign-ins and API keys go on working; only deactivating ends them.':
    'Au moins {minimum} caractères. Les connexions et clés API existantes restent valables ; seule la désactivation y met fin.',
  'Administrator level': 'Niveau d’administrateur',
  'None, or one of the levels. Any level ignores group permissions.':
    'Aucun, ou l’un des niveaux. Tout niveau passe outre aux droits des groupes.',

  'create its first user from outside': 'faire créer son premier utilisateur de l’extérieur',
  'Since 39.21.0 this is done in Virtool’s own web interface; make an API key there, and sign in with it here.':
    'Depuis 39.21.0, cela se fait dans l’interface web de Virtool ; créez-y une clé API et utilisez-la ici pour vous connecter.',

  'Virtool has had no way to delete an account since 10.0.0.':
    'Depuis 10.0.0, Virtool n’a aucun moyen de supprimer un compte.',
  'Deactivate the account: it can no longer be used, and what it made stays.':
    'Désactivez le compte : il ne peut plus être utilisé, et ce qu’il a créé reste.',
  'Virtool keeps the handle that an account was made with, and neither name nor e-mail address.':
    'Virtool garde l’identifiant avec lequel un compte a été créé, et ni nom ni adresse e-mail.',
  'Make a new account with the right handle, and deactivate the old one.':
    'Créez un nouveau compte au bon identifiant, et désactivez l’ancien.',
  'Give the account that stays the groups of the other, then deactivate the other.':
    'Donnez au compte qui reste les groupes de l’autre, puis désactivez l’autre.',
  'Rights on single references, samples and subtractions are kept with those objects, not with users.':
    'Les droits sur des références, échantillons et soustractions particuliers sont gardés avec ces objets, non avec les utilisateurs.',
  'Change them in Virtool’s own web interface, on the object.':
    'Modifiez-les dans l’interface web de Virtool, sur l’objet.',
  'Since 39.21.0 Virtool takes no user changes from outside.':
    'Depuis 39.21.0, Virtool n’accepte de l’extérieur aucune modification d’utilisateurs.',
  'Change users in Virtool’s own web interface; Roster goes on showing them.':
    'Modifiez les utilisateurs dans l’interface web de Virtool ; Roster continue de les montrer.',
  'Since 38.0.0 Virtool keeps its groups to its own web interface.':
    'Depuis 38.0.0, Virtool réserve ses groupes à sa propre interface web.',
  'Change groups, and who is in them, in that web interface; each user’s groups are shown here.':
    'Modifiez les groupes, et qui en fait partie, dans cette interface web ; les groupes de chaque utilisateur sont montrés ici.',
  'This version of Virtool has no space roles: 33.0.0 dropped them.':
    'Cette version de Virtool n’a pas de rôles d’espace : 33.0.0 les a abandonnés.',

  Full: 'Complet',
  Spaces: 'Espaces',
  Users: 'Utilisateurs',
  Base: 'Base',
  'May do everything, and alone makes others administrators or edits other administrators.':
    'Peut tout faire, et est seul à pouvoir nommer d’autres administrateurs ou les modifier.',
  'May change the server’s settings, and edit users and groups, but no other administrators.':
    'Peut changer les réglages du serveur et modifier les utilisateurs et les groupes, mais pas d’autres administrateurs.',
  'May edit spaces, users and groups, but no other administrators. Spaces are switched off unless enabled.':
    'Peut modifier les espaces, les utilisateurs et les groupes, mais pas d’autres administrateurs. Les espaces sont désactivés, sauf si quelqu’un les active.',
  'May create and edit users who are no administrators, and edit groups.':
    'Peut créer et modifier les utilisateurs qui ne sont pas administrateurs, et modifier les groupes.',
  'May edit groups and install HMMs, and ignores group permissions; may not edit users.':
    'Peut modifier les groupes et installer des HMM, sans égard aux droits des groupes ; ne peut pas modifier les utilisateurs.',
  'May change the server’s settings, and edit users and groups, but no other administrators. Settings, Spaces and Users stand equal on this version.':
    'Peut changer les réglages du serveur et modifier les utilisateurs et les groupes, mais pas d’autres administrateurs. Réglages, Espaces et Utilisateurs sont à égalité dans cette version.',
  'may look at users and groups, but change nothing, since this version takes no changes from outside':
    'peut voir les utilisateurs et les groupes, mais ne rien changer, car cette version n’accepte aucune modification de l’extérieur',
  'may look at users, but change nothing, since this version takes no changes from outside':
    'peut voir les utilisateurs, mais ne rien changer, car cette version n’accepte aucune modification de l’extérieur',
  'may edit users, groups and administrators': 'peut modifier les utilisateurs, les groupes et les administrateurs',
  'may edit users and administrators': 'peut modifier les utilisateurs et les administrateurs',
  'may edit groups, and users who are no administrators':
    'peut modifier les groupes, et les utilisateurs qui ne sont pas administrateurs',
  'may edit users who are no administrators': 'peut modifier les utilisateurs qui ne sont pas administrateurs',
  'may edit groups, but not users': 'peut modifier les groupes, mais pas les utilisateurs',
  'may look at users, but change nothing': 'peut voir les utilisateurs, mais ne rien changer',
  'may look at users and groups, but change nothing': 'peut voir les utilisateurs et les groupes, mais ne rien changer',
  'may look at groups, but change nothing': 'peut voir les groupes, mais ne rien changer',
  'no administrator level: {rights}': 'aucun niveau d’administrateur : {rights}',
  'administrator level {level}: {rights}': 'niveau d’administrateur {level} : {rights}',
  'administrator level {level}': 'niveau d’administrateur {level}',

  'Reset due': 'Nouveau mot de passe dû',
  Deactivated: 'Désactivé',
  'Active or deactivated': 'Actif ou désactivé',
  'Cancel jobs': 'Annuler des tâches',
  'Create references': 'Créer des références',
  'References and data': 'Références et données',
  'Change subtractions': 'Modifier des soustractions',
  'No effect on this version': 'Sans effet dans cette version',
  'No effect on {version}': 'Sans effet dans {version}',
  'Space roles': 'Rôles d’espace',
  'Virtool stores these roles for its built-in space, but no part of it looks at them: they allow nothing and forbid nothing. What a user may do comes from groups and from the administrator level.':
    'Virtool enregistre ces rôles pour son espace intégré, mais aucune de ses parties ne les regarde : ils ne permettent rien et n’interdisent rien. Ce qu’un utilisateur peut faire vient des groupes et du niveau d’administrateur.',
  Space: 'Espace',
  'Full control of the space': 'Contrôle complet de l’espace',
  'Access to the space': 'Accès à l’espace',
  Labels: 'Étiquettes',
  'Manage labels': 'Gérer les étiquettes',
  'Manage projects': 'Gérer les projets',
  'Edit projects': 'Modifier les projets',
  'See projects': 'Voir les projets',
  References: 'Références',
  'Manage references': 'Gérer les références',
  'Build indexes and edit references': 'Construire des index et modifier les références',
  'Edit references': 'Modifier les références',
  'Change OTUs': 'Modifier des OTU',
  'See references': 'Voir les références',
  Samples: 'Échantillons',
  'Manage samples': 'Gérer les échantillons',
  'Edit samples': 'Modifier les échantillons',
  'Run analyses': 'Lancer des analyses',
  'See samples': 'Voir les échantillons',
  Subtractions: 'Soustractions',
  'Manage subtractions': 'Gérer les soustractions',
  'Edit subtractions': 'Modifier les soustractions',
  'Use subtractions': 'Utiliser les soustractions',
  Uploads: 'Fichiers envoyés',
  'Manage uploads': 'Gérer les fichiers envoyés',
  'Use uploads': 'Utiliser les fichiers envoyés',

  'Virtool knows no permission {names}.': 'Virtool ne connaît pas de droit {names}.',
  'Virtool knows no such role.': 'Virtool ne connaît pas ce rôle.',
  'Clearing the primary group of {user}': 'vider le groupe principal de {user}',
  'putting {user} back into the group {group}': 'remettre {user} dans le groupe {group}',
  'Make and edit administrators': 'Nommer et modifier des administrateurs',
  'Change the server’s settings': 'Changer les réglages du serveur',
  'Create and edit users who are no administrators':
    'Créer et modifier des utilisateurs qui ne sont pas administrateurs',
  'Edit and delete groups': 'Modifier et supprimer des groupes',
  'May give any permission to others': 'Peut donner n’importe quel droit à autrui',
};
