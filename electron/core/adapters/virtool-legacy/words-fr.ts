/** What the adapter says, in French. */
export const FRENCH: Readonly<Record<string, string>> = {
  'User name and API key': 'Identifiant et clé API',
  'Nobody has set this server up yet. Virtool 2 does that on a page of its own, which asks for the database, the folders and the first user. Open it in a browser and finish it; Roster waits, then signs in with that user.':
    'Personne n’a encore configuré ce serveur. Virtool 2 le fait sur une page à part, qui demande la base de données, les dossiers et le premier utilisateur. Ouvrez-la dans un navigateur et terminez-la ; Roster attend, puis se connecte avec cet utilisateur.',
  'look up or change what is called by dots alone': 'consulter ou modifier ce dont le nom n’est fait que de points',
  'Its name cannot stand in an address. Change it in the server’s database.':
    'Ce nom ne peut figurer dans une adresse. Changez-le dans la base de données du serveur.',
  'may manage users and groups': 'peut gérer les utilisateurs et les groupes',
  'may not manage users: the permission manage_users is missing':
    'ne peut pas gérer les utilisateurs : le droit manage_users manque',
  'its API lists viruses and tells no version, as that of 2.0 to 2.3':
    'son API énumère des virus et ne donne aucune version, comme celle de 2.0 à 2.3',
  'its API says that nobody has set it up': 'son API dit que personne ne l’a configuré',
  'It lies between two ways of administering users: Roster speaks Virtool 2.0 to 2.3, and 23.1 to 41.7.':
    'Elle se situe entre deux façons d’administrer les utilisateurs : Roster parle Virtool 2.0 à 2.3 et 23.1 à 41.7.',
  'the permission manage_users on the API key itself': 'le droit manage_users sur la clé API elle-même',
  'a group with the permission manage_users, joined before the sign-in':
    'un groupe ayant le droit manage_users, rejoint avant la connexion',
  'This is needed.': 'C’est nécessaire.',
  'No slash, no blank at either end, and more than dots alone: another name could hardly be looked up again.':
    'Pas de barre oblique, pas d’espace au début ni à la fin, et autre chose que des points : un autre nom serait difficile à retrouver.',
  'At least {minimum} characters, unless the server was set otherwise: Roster could not ask it.':
    'Au moins {minimum} caractères, sauf si le serveur est réglé autrement : Roster n’a pas pu le lui demander.',
  'Marked as due for a new password': 'Marqué comme devant changer de mot de passe',
  'Stored, and shown to administrators. Virtool 2 acts on it nowhere: it protects nothing.':
    'Enregistré, et montré aux administrateurs. Virtool 2 n’en tient compte nulle part : cela ne protège rien.',
  'The name to sign in with. It cannot be changed later; case counts.':
    'Le nom pour se connecter. Il ne peut être changé plus tard ; la casse compte.',
  'What is taken away ends at once; what is given counts from the next sign-in on.':
    'Ce qui est retiré cesse aussitôt ; ce qui est donné vaut à partir de la prochaine connexion.',
  'The same as being in the group administrator.': 'Revient à être membre du groupe administrator.',
  '{rule} Present sign-ins and API keys go on working.':
    '{rule} Les connexions et clés API existantes restent valables.',
  'Virtool turns it into lower case. It cannot be changed later.':
    'Virtool le met en minuscules. Il ne peut être changé plus tard.',
  'New rights count from the next sign-in of {user} on; present API keys never get them.':
    'Les nouveaux droits valent à partir de la prochaine connexion de {user} ; les clés API existantes ne les reçoivent jamais.',
  '{user} will be able to make anybody an administrator.': '{user} pourra nommer n’importe qui administrateur.',
  'Rights that no other group gives end at once, for present sign-ins and API keys of {user} too.':
    'Les droits qu’aucun autre groupe ne donne cessent aussitôt, y compris pour les connexions et clés API existantes de {user}.',
  'API keys do not get them back, even if {user} joins again.':
    'Les clés API ne les retrouvent pas, même si {user} revient dans le groupe.',
  'Present sign-ins and API keys of {user} go on working.':
    'Les connexions et clés API existantes de {user} restent valables.',
  'Virtool 2 stores this mark and acts on it nowhere.':
    'Virtool 2 enregistre cette marque et n’en tient compte nulle part.',
  'All groups are taken from {user} first: sign-ins and API keys outlive the account, and without groups they may do nothing that needs a permission.':
    'Tous les groupes sont d’abord retirés à {user} : les connexions et clés API survivent au compte, et sans groupes elles ne peuvent rien qui exige un droit.',
  'Virtool keeps it in lower case: {group}.': 'Virtool le garde en minuscules : {group}.',
  'Its members will be able to make anybody an administrator.':
    'Ses membres pourront nommer n’importe qui administrateur.',
  'New rights count from the next sign-in of each member on.':
    'Les nouveaux droits valent à partir de la prochaine connexion de chaque membre.',
  'Virtool {version} does not pass this on to its members: what they may do stays as it is until their own groups change or the server restarts.':
    'Virtool {version} ne le transmet pas aux membres : ce qu’ils peuvent faire reste tel quel jusqu’à ce que leurs propres groupes changent ou que le serveur redémarre.',
  'Present sign-ins and API keys of its members may go on with what they were made with.':
    'Les connexions et clés API existantes de ses membres peuvent garder ce avec quoi elles ont été créées.',
  'Virtool 2 gives out all users at once and searches for none.':
    'Virtool 2 livre tous les utilisateurs à la fois et n’en cherche aucun.',
  'Search the directory that Roster keeps.': 'Cherchez dans l’annuaire que tient Roster.',
  'Virtool 2 knows an account by its name alone, and the name cannot be changed.':
    'Virtool 2 ne connaît un compte que par son nom, et ce nom ne peut être changé.',
  'Create an account with the right name, give it the groups of the other, then delete that one.':
    'Créez un compte au bon nom, donnez-lui les groupes de l’autre, puis supprimez celui-ci.',
  'Virtool 2 has no deactivated accounts.': 'Virtool 2 n’a pas de comptes désactivés.',
  'Take all groups away and set a new password, or delete the account.':
    'Retirez tous les groupes et définissez un nouveau mot de passe, ou supprimez le compte.',
  'Virtool 2 has no space roles.': 'Virtool 2 n’a pas de rôles d’espace.',
  'Rights on single samples are kept with the samples, not with users.':
    'Les droits sur des échantillons particuliers sont gardés avec eux, non avec les utilisateurs.',
  'Change them in Virtool’s own web interface, on the sample.':
    'Modifiez-les dans l’interface web de Virtool, sur l’échantillon.',
  'Give the account that stays the groups of the other, then delete the other.':
    'Donnez au compte qui reste les groupes de l’autre, puis supprimez l’autre.',
  'In Virtool 2 the name of a group is what it is known by, and cannot be changed.':
    'Dans Virtool 2, un groupe est connu par son nom, qui ne peut être changé.',
  'Create a group with the right name, give it the permissions and members of the other, then delete that one.':
    'Créez un groupe au bon nom, donnez-lui les droits et les membres de l’autre, puis supprimez celui-ci.',
  'This sign-in does not carry the permission manage_users, which everything about users and groups takes.':
    'Cette connexion ne porte pas le droit manage_users, qu’exige tout ce qui touche aux utilisateurs et aux groupes.',
  'Sign in with an account that has it through a group, or with an API key that has it itself.':
    'Connectez-vous avec un compte qui l’a par un groupe, ou avec une clé API qui l’a elle-même.',
  'The name {handle} cannot be sent together with an API key. Sign in with the password instead.':
    'Le nom {handle} ne peut être envoyé avec une clé API. Connectez-vous plutôt avec le mot de passe.',
  'Viruses and data': 'Virus et données',
  'Cancel any job': 'Annuler n’importe quelle tâche',
  'Add and edit viruses': 'Ajouter et modifier des virus',
  'Delete viruses': 'Supprimer des virus',
  'Rebuild virus indexes': 'Reconstruire les index de virus',
  'Change subtraction hosts': 'Modifier les hôtes de soustraction',
  'Manage users and groups': 'Gérer les utilisateurs et les groupes',
  'Change settings and install updates': 'Modifier les réglages et installer des mises à jour',
  'May change the whole server': 'Peut modifier tout le serveur',
  'Is in the group administrator, which has every permission unless somebody took some from it.':
    'Est dans le groupe administrator, qui a tous les droits, sauf si quelqu’un lui en a retiré.',
  'Virtool needs the group administrator: it can be neither renamed nor deleted.':
    'Virtool a besoin du groupe administrator : il ne peut être ni renommé ni supprimé.',
  'Virtool 2 knows no permission {names}.': 'Virtool 2 ne connaît pas de droit {names}.',
  'A name has no slash, no blank at either end, and more than dots alone.':
    'Un nom n’a pas de barre oblique, pas d’espace au début ni à la fin, et autre chose que des points.',
  'Changing a part of {user}': 'modifier une partie de {user}',
  'changing the rest of {user}': 'modifier le reste de {user}',
  'Taking the groups {groups} from {user}': 'retirer à {user} les groupes {groups}',
  'deleting the account': 'supprimer le compte',
};
