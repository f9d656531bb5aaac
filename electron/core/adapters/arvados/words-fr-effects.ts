/** What changes do, why they are refused and who is signed in, in French. */
export const FRENCH_EFFECTS: Readonly<Record<string, string>> = {
  'discovery document names version {version} of the cluster {cluster}':
    'le document de découverte nomme la version {version} du cluster {cluster}',
  'its configuration names the cluster {cluster}': 'sa configuration nomme le cluster {cluster}',
  'Roster speaks Arvados 2.2 and newer.': 'Roster parle Arvados 2.2 et plus récent.',
  'may look only: the accounts of this cluster are managed on {home}':
    'peut seulement regarder : les comptes de ce cluster sont gérés sur {home}',
  'no administrator: sees only active accounts that it may read, without all of their fields':
    'pas administrateur : ne voit que les comptes actifs qu’il peut lire, sans tous leurs champs',
  'administrator, but this token is restricted to {scopes}': 'administrateur, mais ce jeton est limité à {scopes}',
  'administrator, but this token is restricted to some calls':
    'administrateur, mais ce jeton est limité à certains appels',
  'administrator: may edit users, groups and administrators':
    'administrateur : peut modifier les utilisateurs, les groupes et les administrateurs',
  'This token': 'Ce jeton',
  'Token of {user}': 'Jeton de {user}',
  'the token of {user}': 'le jeton de {user}',
  'the system root token': 'le jeton root du système',
  'the anonymous token': 'le jeton anonyme',
  'the token of an administrator’s own account': 'le jeton du compte personnel d’un administrateur',
  'the account of the token': 'le compte du jeton',
  'a token with the scope “all”': 'un jeton de portée « all »',
  'a token with the scope “all”; this one is restricted to {scopes}':
    'un jeton de portée « all » ; celui-ci est limité à {scopes}',
  'a token with the scope “all”; this one is restricted to some calls':
    'un jeton de portée « all » ; celui-ci est limité à certains appels',
  'the rights of an administrator': 'les droits d’un administrateur',
  'the rights of an administrator, and a token that is not restricted to some calls':
    'les droits d’un administrateur, et un jeton qui n’est pas limité à certains appels',
  'the rights of an administrator, or the token of the account that stays':
    'les droits d’un administrateur, ou le jeton du compte qui reste',
  'a cluster that lets administrators make tokens (Login.IssueTrustedTokens)':
    'un cluster qui laisse les administrateurs créer des jetons (Login.IssueTrustedTokens)',

  'All API tokens and SSH keys of {user} are destroyed.':
    'Tous les jetons API et toutes les clés SSH de {user} sont détruits.',
  'API tokens and SSH keys of {user} stay: this release does not destroy them.':
    'Les jetons API et les clés SSH de {user} restent : cette version ne les détruit pas.',
  'The preferences of {user} are emptied, and agreements have to be signed again.':
    'Les préférences de {user} sont vidées, et les conditions d’utilisation sont à signer de nouveau.',
  '{user} is no administrator any more.': '{user} n’est plus administrateur.',
  'Stays: the project {name} ({uuid}), which {user} owns.': 'Reste : le projet {name} ({uuid}), que {user} possède.',
  'Stays: data that {user} owns, the e-mail address, the names and the user name.':
    'Restent : les données que {user} possède, l’adresse e-mail, les noms et l’identifiant.',
  'Lost: “{level}” on {name} ({uuid}) as {login}.': 'Perdu : « {level} » sur {name} ({uuid}) en tant que {login}.',
  'Lost: “{level}” on {name} ({uuid}).': 'Perdu : « {level} » sur {name} ({uuid}).',
  'Everything that {old} owns belongs to {stays} afterwards.':
    'Tout ce que {old} possède appartient ensuite à {stays}.',
  'Everything that {old} owns lies in the project {project} afterwards.':
    'Tout ce que {old} possède se trouve ensuite dans le projet {project}.',
  'What {old} was given a right on, {stays} has that right on afterwards, memberships included.':
    'Les droits donnés à {old} reviennent ensuite à {stays}, appartenances comprises.',
  'Whoever had a right on {old} has it on {stays} afterwards.':
    'Quiconque avait un droit sur {old} l’a ensuite sur {stays}.',
  'Whoever has a right on {old} keeps it.': 'Quiconque a un droit sur {old} le garde.',
  'API tokens and SSH keys of {old} go on working, as those of {stays}.':
    'Les jetons API et les clés SSH de {old} restent valables, comme ceux de {stays}.',
  'API tokens and SSH keys of {old} are destroyed.': 'Les jetons API et les clés SSH de {old} sont détruits.',
  '{old} loses its user name and disappears for ever; whoever signs in with it is {stays}.':
    '{old} perd son identifiant et disparaît pour toujours ; quiconque se connecte avec lui est {stays}.',
  '{old} stays as an empty account, as active as it is now. Deactivate it afterwards.':
    '{old} reste comme compte vide, aussi actif que maintenant. Désactivez-le ensuite.',
  '{stays} is not active: nobody can use what it receives.':
    '{stays} n’est pas actif : personne ne peut utiliser ce qu’il reçoit.',
  'Nothing takes the two accounts apart again, and no list shows what was merged.':
    'Rien ne sépare de nouveau les deux comptes, et aucune liste ne montre ce qui a été fusionné.',
  '{user} joins All users with the level “Can write”.': '{user} rejoint All users avec le niveau « Peut écrire ».',
  '{user} joins All users with the level “Can read”.': '{user} rejoint All users avec le niveau « Peut lire ».',
  '{user} is not asked to agree to user agreements.':
    '{user} n’est pas invité à accepter les conditions d’utilisation.',
  'The membership in {group} has the level “{level}”, which undoing does not bring back.':
    'L’appartenance à {group} a le niveau « {level} », que l’annulation ne rétablit pas.',
  '{user} has been set up before and stays so.': '{user} est déjà configuré et le reste.',
  '{user} joins All users, and can activate the account after agreeing to user agreements.':
    '{user} rejoint All users et peut activer le compte après avoir accepté les conditions d’utilisation.',
  '{user} gets a login on the shell node.': '{user} reçoit un accès au nœud shell.',
  '{user} is told by e-mail, if the cluster has a text for it.':
    '{user} est prévenu par e-mail, si le cluster a un texte pour cela.',
  '{user} is active already; nothing changes.': '{user} est déjà actif ; rien ne change.',
  'Not agreed to: {names}': 'Non accepté : {names}',
  '{user} can use the account, and is set up if that was not done before.':
    '{user} peut utiliser le compte, et est configuré si ce n’était pas encore fait.',
  'Every reference to {old} is rewritten to {new}.': 'Chaque référence à {old} est réécrite en {new}.',
  'Who knows {user} by the old UUID does not find the account any more.':
    'Qui connaît {user} par l’ancien UUID ne trouve plus le compte.',
  'Whoever has the token acts as {user}, with all rights of an administrator.':
    'Quiconque a le jeton agit en tant que {user}, avec tous les droits d’un administrateur.',
  'Whoever has the token acts as {user}.': 'Quiconque a le jeton agit en tant que {user}.',
  '{user} is not active: the token can do next to nothing until then.':
    '{user} n’est pas actif : d’ici là, le jeton ne peut presque rien.',
  'Only {user} can list and revoke it; deactivating the account destroys it.':
    'Seul {user} peut le voir dans une liste et le révoquer ; désactiver le compte le détruit.',
  'The server makes no user name of this: the account gets none.':
    'Le serveur n’en tire pas d’identifiant : le compte n’en reçoit aucun.',
  'The user name {name} is taken: the server puts a number behind it.':
    'L’identifiant {name} est pris : le serveur y ajoute un nombre.',
  'The server makes the user name {name} of this.': 'Le serveur en tire l’identifiant {name}.',
  'Whoever signs in as {email} gets this account from now on.':
    'Quiconque se connecte en tant que {email} reçoit désormais ce compte.',
  'Without an e-mail address nobody can sign in, unless by the identity URL.':
    'Sans adresse e-mail, personne ne peut se connecter, sauf par l’URL d’identité.',
  'All preferences are replaced; what is not named any more is gone.':
    'Toutes les préférences sont remplacées ; ce qui n’est plus nommé disparaît.',
  'The server refuses if {user} owns anything, an entry of the audit log included.':
    'Le serveur refuse si {user} possède quoi que ce soit, y compris une entrée du journal d’audit.',
  'Links from and to {user} are removed; its tokens stop working.':
    'Les liens depuis et vers {user} sont retirés ; ses jetons ne sont plus valables.',
  '{user} manages everything that {object} owns.': '{user} gère tout ce que {object} possède.',
  'Unix groups that came with the login are not brought back by undoing.':
    'L’annulation ne rétablit pas les groupes Unix venus avec l’accès.',
  'What was shared with this role is not shared with its members any more.':
    'Ce qui était partagé avec ce rôle ne l’est plus avec ses membres.',
  'This release only hides the role: its members keep what was shared with it. Remove those links first.':
    'Cette version ne fait que masquer le rôle : ses membres gardent ce qui était partagé avec lui. Retirez d’abord ces liens.',
  'There is no undo: a new role of the same name has none of its links.':
    'Pas d’annulation : un nouveau rôle du même nom n’a aucun de ses liens.',

  'use a call that is switched off on this cluster': 'utiliser un appel désactivé sur ce cluster',
  'Ask whoever runs the cluster to remove it from API.DisabledAPIs.':
    'Demandez à qui exploite le cluster de le retirer de API.DisabledAPIs.',
  'identity URL': 'URL d’identité',
  'data, or entries of the audit log': 'des données, ou des entrées du journal d’audit',
  'the projects {names}': 'les projets {names}',
  'entries of the audit log, since it has been used': 'des entrées du journal d’audit, car le compte a été utilisé',
  'Deactivate the account, or merge it into another one.': 'Désactivez le compte, ou fusionnez-le avec un autre.',
  'An administrator has to be active.': 'Un administrateur doit être actif.',
  'The account that stays may not write there.': 'Le compte qui reste ne peut pas y écrire.',
  'An account without a user name gets no login.': 'Un compte sans identifiant ne reçoit pas d’accès.',
  'Choose the account that stays.': 'Choisissez le compte qui reste.',
  'An account cannot be merged into itself.': 'Un compte ne peut pas être fusionné avec lui-même.',
  'With the token of the other account only {user} can be given up, who is signed in.':
    'Avec le jeton de l’autre compte, seul {user} peut être abandonné : le compte qui est connecté.',
  'This is no project.': 'Ce n’est pas un projet.',
  'This is a token of the account that would be given up.': 'C’est un jeton du compte qui serait abandonné.',
  'A role is given rights on projects and on other roles only.':
    'Un rôle ne reçoit de droits que sur des projets et d’autres rôles.',
  'Each member of {group} has at most the level there that the member has in the group.':
    'Chaque membre de {group} y a au plus le niveau qu’il a dans le groupe.',
  'Members of {group} reach what {object} has, too.': 'Les membres de {group} atteignent aussi ce que {object} a.',
  'Everybody gets this: All users holds every account that has been set up, and those to come.':
    'Tout le monde l’obtient : All users contient chaque compte configuré, et ceux à venir.',
  'Everybody loses this who does not have it in another way.': 'Tous ceux qui ne l’ont pas autrement le perdent.',
  'Whoever is not signed in can read this, where the cluster lets such people in.':
    'Qui n’est pas connecté peut le lire, là où le cluster laisse entrer ces personnes.',
  'Everybody in All users can read it too, since All users is in this group.':
    'Tous les membres de All users peuvent aussi le lire, car All users est dans ce groupe.',
  'Whoever is not signed in, and everybody in All users, loses this unless they have it in another way.':
    'Qui n’est pas connecté, et tous les membres de All users, le perdent s’ils ne l’ont pas autrement.',
  'The cluster itself works through this group: what it has stays as it is.':
    'Le cluster lui-même passe par ce groupe : ce qu’il a reste tel quel.',
  'Choose one of these levels: {levels}.': 'Choisissez un de ces niveaux : {levels}.',
  'Who is in {group} is changed by setting accounts up and by deactivating them.':
    'C’est en configurant et en désactivant des comptes que l’on change qui est dans {group}.',
  'Several accounts have this address, so nobody can sign in with it. Give it to one of them only.':
    'Plusieurs comptes ont cette adresse, personne ne peut donc se connecter avec elle. Ne la donnez qu’à un seul.',
  'make a token for {user} on this cluster': 'créer un jeton pour {user} sur ce cluster',
  '{user} is an administrator of {origin} now: sign in there, and enter a token from Workbench here.':
    '{user} est maintenant administrateur de {origin} : connectez-vous là-bas et saisissez ici un jeton de Workbench.',
  'change the UUID of an account': 'changer l’UUID d’un compte',
  'This went with 2.3.0. Make an account with the right UUID, and merge the old one into it.':
    'Cela a disparu avec la version 2.3.0. Créez un compte avec le bon UUID et fusionnez l’ancien avec lui.',
  'Every account that has been set up is in this group; without it nobody could be activated.':
    'Tout compte configuré est dans ce groupe ; sans lui, personne ne pourrait être activé.',
  'The cluster was installed with this group and relies on it.':
    'Le cluster a été installé avec ce groupe et s’appuie sur lui.',
  'Arvados acts as this account itself: everything that nobody else owns is its own.':
    'Arvados lui-même agit en tant que ce compte : tout ce que personne d’autre ne possède lui appartient.',
  'Arvados uses this account for everybody who has not signed in.':
    'Arvados utilise ce compte pour tous ceux qui ne se sont pas connectés.',

  'Arvados keeps no passwords: signing in is the business of its login backend.':
    'Arvados ne garde pas de mots de passe : la connexion est l’affaire de son service d’authentification.',
  'Demand a new password where people sign in, for instance in the LDAP directory.':
    'Exigez un nouveau mot de passe là où l’on se connecte, par exemple dans l’annuaire LDAP.',
  'Set the password where people sign in, or make a token for the user.':
    'Définissez le mot de passe là où l’on se connecte, ou créez un jeton pour l’utilisateur.',
  'Arvados knows no primary group: a user is in any number of roles, none of them before the others.':
    'Arvados ne connaît pas de groupe principal : un utilisateur a autant de rôles que l’on veut, aucun ne passe avant les autres.',
  'Change the groups of the user.': 'Modifiez les groupes de l’utilisateur.',
  'Every role of Arvados is in force; there are none that are merely stored.':
    'Tout rôle d’Arvados est en vigueur ; aucun n’est seulement enregistré.',
  'A role of Arvados has no list of permissions: what it may do is said by links to single objects.':
    'Un rôle d’Arvados n’a pas de liste de permissions : ce qu’il peut faire, des liens vers des objets particuliers le disent.',
  'Give the role, or single users, rights on those objects.':
    'Donnez au rôle, ou à certains utilisateurs, des droits sur ces objets.',
  'This token is restricted to: {scopes}.': 'Ce jeton est limité à : {scopes}.',
  'This token is restricted to some calls.': 'Ce jeton est limité à certains appels.',
  'Sign in with a token that has the scope “all”.': 'Connectez-vous avec un jeton de portée « all ».',
  'The accounts of this cluster are managed on its login cluster {home}.':
    'Les comptes de ce cluster sont gérés sur son cluster de connexion {home}.',
  'Add that cluster as an instance, and make the change there.':
    'Ajoutez ce cluster comme instance et faites la modification là-bas.',
  '{handle} is no administrator of this cluster, so it sees only a part of the accounts.':
    '{handle} n’est pas administrateur de ce cluster et ne voit donc qu’une partie des comptes.',
  'Sign in with the token of an administrator, or ask one to make this account an administrator.':
    'Connectez-vous avec le jeton d’un administrateur, ou demandez à l’un d’eux de nommer ce compte administrateur.',

  '{origin} did not accept this key.': '{origin} n’a pas accepté cette clé.',
  'This is {given}, and {needed} is needed.': 'Ceci est {given} ; il faut {needed}.',
  'The accounts of {instance} are managed on {home}.': 'Les comptes de {instance} sont gérés sur {home}.',
  '{user} belongs to the server itself.': '{user} appartient au serveur lui-même.',
  'There is no group {group} on {instance} any more.': 'Le groupe {group} n’existe plus sur {instance}.',
  'Nobody can tell whether this took effect: the answer of {origin} never came.':
    'Personne ne peut dire si cela a pris effet : la réponse de {origin} n’est jamais arrivée.',
};
