/** What a server refused, and what to do next. */
export const refusals = {
  // Sign-in and rights
  'credentials-missing': {
    message: 'Il n’y a pas de secret pour {instance}.',
    hint: 'Saisissez son mot de passe ou sa clé.',
  },
  'credentials-wrong': {
    message: '{origin} n’a pas accepté l’identifiant et le mot de passe.',
    hint: 'Vérifiez les deux ; la casse compte.',
  },
  'key-wrong': {
    message: '{origin} n’a pas accepté l’identifiant et la clé d’API.',
    hint: 'La clé est peut-être révoquée ou appartient à un autre identifiant. La casse compte.',
  },
  'token-wrong': {
    message: '{origin} n’a pas accepté cette clé.',
    hint: 'Elle a peut-être expiré, été révoquée ou été copiée incomplètement.',
  },
  'key-kind-wrong': {
    message: 'Ceci est {given} ; il faut {needed}.',
    hint: 'Créez-en une sur le serveur et saisissez-la ici.',
  },
  'key-owner-unknown': {
    message: '{user} est peut-être le propriétaire de la clé que Roster utilise sur {instance}, et y mettrait fin.',
    hint: 'Indiquez le propriétaire de la clé dans les réglages de la connexion, puis réessayez.',
  },
  'key-owner-powerless': {
    message: 'Le compte derrière cette clé n’a pas le droit d’utiliser cette interface de {origin}.',
    hint: 'Seule la clé d’un administrateur fonctionne ici.',
  },
  'key-address-refused': {
    message: '{origin} n’accepte pas cette clé depuis l’adresse {address}.',
    hint: 'Ajoutez l’adresse aux adresses autorisées de la clé, ou utilisez-en une autre.',
  },
  'two-factor-required': {
    message: '{origin} exige l’authentification à deux facteurs du compte derrière cette clé.',
    hint: 'Activez-la pour ce compte sur le serveur, puis réessayez.',
  },
  'password-sign-in-off': {
    message: '{origin} n’accepte pas de mot de passe par son API.',
    hint: 'Connectez-vous sur la page du serveur et saisissez un jeton obtenu là.',
  },
  'refused-as-page': {
    message: '{origin} a pris cet appel pour celui d’une de ses propres pages et l’a refusé (statut {status}).',
    hint: 'Quelque chose en chemin ajoute un cookie, une origine ou un référent. Vérifiez le proxy.',
  },
  'value-taken': {
    message: 'Un autre compte a déjà {value}.',
    hint: 'Choisissez autre chose pour : {what}.',
  },
  'protected-account': {
    message: '{user} appartient au serveur lui-même.',
    hint: 'Roster ne modifie jamais ce compte.',
  },
  'protected-group': {
    message: 'Le groupe {group} appartient au serveur lui-même.',
    hint: 'Roster ne le renomme ni ne le supprime.',
  },
  'group-is-primary': {
    message: 'Le groupe {group} est le groupe principal de {users}.',
    hint: 'Donnez-leur d’abord un autre groupe principal, puis supprimez-le.',
  },
  'group-has-members': {
    message: 'Le groupe {group} a encore des membres : {users}.',
    hint: 'Retirez-les d’abord ; ce qu’il donnait ne peut pas être rétabli.',
  },
  'owns-objects': {
    message: '{user} possède encore {objects} ; le serveur refuse tant que ce n’est pas réglé.',
    hint: 'Donnez-les d’abord à quelqu’un d’autre, ou supprimez-les.',
  },
  'agreements-missing': {
    message: '{user} n’a pas encore accepté tout ce que {instance} exige.',
    hint: 'L’accord se donne à la prochaine connexion ; un administrateur peut aussi activer le compte sans lui.',
  },
  'managed-elsewhere': {
    message: 'Les comptes de {instance} sont gérés sur {home}.',
    hint: 'Ajoutez ce serveur comme instance et faites la modification là-bas.',
  },
  'object-not-found': {
    message: '{object} n’existe plus sur {instance}.',
    hint: 'Actualisez, puis choisissez à nouveau.',
  },
  'keys-off': {
    message: '{origin} n’accepte pas de clés API : son réglage pour elles est désactivé.',
    hint: 'Connectez-vous avec le mot de passe, ou faites activer ce réglage.',
  },
  'account-deactivated': {
    message: 'Le compte {handle} est désactivé sur {origin}.',
    hint: 'Connectez-vous avec un autre compte.',
  },
  'account-inactive': {
    message: 'Le compte {handle} n’est pas actif sur {origin} : il n’a jamais été configuré, ou il est désactivé.',
    hint: 'Connectez-vous avec un autre compte, ou faites configurer celui-ci par un administrateur.',
  },
  'password-reset-required': {
    message: '{origin} exige un nouveau mot de passe pour {handle} avant de laisser entrer quiconque.',
    hint: 'Choisissez maintenant un nouveau mot de passe.',
  },
  'reset-ended': {
    message: 'Le serveur a mis fin à ce changement de mot de passe.',
    hint: 'Authentifiez-vous à nouveau et choisissez encore le mot de passe.',
  },
  'not-allowed': { message: '{handle} ne peut pas faire cela sur {instance}.', hint: 'Il faut : {right}.' },
  'rate-limited': {
    message: '{origin} demande d’attendre {seconds} s.',
    hint: 'Pendant la lecture d’une liste, Roster continue de lui-même ; sinon, réessayez ensuite.',
  },
  'server-error': {
    message: '{origin} a échoué en interne (statut {status}).',
    hint: 'Réessayez ; si cela persiste, consultez son journal.',
  },
  'rows-unreadable': {
    message: '{origin} échoue sur certaines de ses propres lignes : {rows}.',
    hint: 'Tout le reste a été lu. Qui gère le serveur doit réparer ces lignes dans sa base de données.',
  },
  'server-unavailable': {
    message: '{origin} tourne mais n’est pas prêt (statut {status}).',
    hint: 'Réessayez dans un instant.',
  },

  // Objects
  'user-not-found': {
    message: 'L’utilisateur {user} n’existe plus sur {instance}.',
    hint: 'Relisez l’annuaire.',
  },
  'group-not-found': {
    message: 'Le groupe {group} n’existe plus sur {instance}.',
    hint: 'Relisez les groupes.',
  },
  'first-user-exists': {
    message: '{origin} a déjà son premier utilisateur.',
    hint: 'Authentifiez-vous plutôt, avec un compte que l’on vous a donné ou que vous avez créé.',
  },
  'handle-taken': { message: 'L’identifiant {handle} est pris.', hint: 'Choisissez-en un autre.' },
  'handle-reserved': {
    message: 'Le serveur se réserve l’identifiant {handle}.',
    hint: 'Choisissez-en un autre.',
  },
  'password-too-short': {
    message: 'Le mot de passe doit avoir au moins {minimum} caractères.',
    hint: 'Choisissez-en un plus long.',
  },
  'group-name-taken': { message: 'Il existe déjà un groupe {group}.', hint: 'Choisissez un autre nom.' },
  'not-a-member': {
    message: '{user} n’est pas membre de ce groupe principal.',
    hint: 'Ajoutez d’abord l’utilisateur au groupe.',
  },
  'groups-missing': {
    message: 'Ces groupes n’existent plus : {groups}.',
    hint: 'Relisez les groupes et choisissez à nouveau.',
  },
  'refused-by-server': {
    message: '{origin} a refusé cela.',
    hint: 'Ce que dit le serveur se trouve ci-dessous.',
  },
  conflict: {
    message: 'Entre-temps, quelqu’un d’autre a changé {target} : {what}.',
    hint: 'Regardez les valeurs actuelles, puis décidez à nouveau.',
  },
  'yourself-protected': {
    message: 'Cela vous retirerait votre propre accès à {instance}.',
    hint: 'Demandez-le à un autre administrateur.',
  },
  'last-administrator': {
    message: '{user} est le dernier administrateur de {instance} à pouvoir en nommer d’autres.',
    hint: 'Nommez d’abord quelqu’un d’autre.',
  },
  'outcome-unknown': {
    message: 'Personne ne peut dire si cela a pris effet : la réponse de {origin} n’est jamais arrivée.',
    hint: 'Roster relit l’état actuel ; comparez avant de recommencer.',
  },
  'half-done': {
    message: 'Fait : {done}. Pas fait : {rest}. {why}',
    hint: 'Roster relit l’état présent ; comparez, puis faites ce qui manque.',
  },
  'read-only': {
    message: '{instance} est en lecture seule.',
    hint: 'Déverrouillez-la d’abord pour une durée limitée.',
  },
  'not-confirmed': {
    message: 'Rien n’a été fait : personne ne l’a confirmé.',
    hint: 'Confirmez-le dans la fenêtre que Roster ouvre pour cela, ou dans un terminal ; un script ne le peut pas.',
  },
  cancelled: { message: 'Annulé.', hint: 'Rien de plus n’a été envoyé.' },
} as const;
