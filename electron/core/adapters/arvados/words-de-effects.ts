/** What changes do, why they are refused and who is signed in, in German. */
export const GERMAN_EFFECTS: Readonly<Record<string, string>> = {
  'discovery document names version {version} of the cluster {cluster}':
    'das Discovery-Dokument nennt Version {version} des Clusters {cluster}',
  'its configuration names the cluster {cluster}': 'seine Konfiguration nennt den Cluster {cluster}',
  'Roster speaks Arvados 2.2 and newer.': 'Roster spricht Arvados 2.2 und neuer.',
  'may look only: the accounts of this cluster are managed on {home}':
    'darf nur zusehen: Die Konten dieses Clusters werden auf {home} verwaltet',
  'no administrator: sees only active accounts that it may read, without all of their fields':
    'kein Administrator: sieht nur aktive Konten, die er lesen darf, und nicht alle ihre Felder',
  'administrator, but this token is restricted to {scopes}':
    'Administrator, aber dieses Token ist auf {scopes} beschränkt',
  'administrator, but this token is restricted to some calls':
    'Administrator, aber dieses Token ist auf einige Aufrufe beschränkt',
  'administrator: may edit users, groups and administrators':
    'Administrator: darf Benutzer, Gruppen und Administratoren bearbeiten',
  'This token': 'Dieses Token',
  'Token of {user}': 'Token von {user}',
  'the token of {user}': 'das Token von {user}',
  'the system root token': 'das System-Root-Token',
  'the anonymous token': 'das anonyme Token',
  'the token of an administrator’s own account': 'das Token des eigenen Kontos eines Administrators',
  'the account of the token': 'das Konto des Tokens',
  'a token with the scope “all”': 'ein Token mit dem Geltungsbereich „all“',
  'a token with the scope “all”; this one is restricted to {scopes}':
    'ein Token mit dem Geltungsbereich „all“; dieses ist auf {scopes} beschränkt',
  'a token with the scope “all”; this one is restricted to some calls':
    'ein Token mit dem Geltungsbereich „all“; dieses ist auf einige Aufrufe beschränkt',
  'the rights of an administrator': 'die Rechte eines Administrators',
  'the rights of an administrator, and a token that is not restricted to some calls':
    'die Rechte eines Administrators und ein Token, das nicht auf einige Aufrufe beschränkt ist',
  'the rights of an administrator, or the token of the account that stays':
    'die Rechte eines Administrators oder das Token des Kontos, das bleibt',
  'a cluster that lets administrators make tokens (Login.IssueTrustedTokens)':
    'ein Cluster, der Administratoren Tokens ausstellen lässt (Login.IssueTrustedTokens)',

  'All API tokens and SSH keys of {user} are destroyed.':
    'Alle API-Tokens und SSH-Schlüssel von {user} werden zerstört.',
  'API tokens and SSH keys of {user} stay: this release does not destroy them.':
    'API-Tokens und SSH-Schlüssel von {user} bleiben: Diese Version zerstört sie nicht.',
  'The preferences of {user} are emptied, and agreements have to be signed again.':
    'Die persönlichen Einstellungen von {user} werden geleert, und Nutzungsvereinbarungen müssen neu unterzeichnet werden.',
  '{user} is no administrator any more.': '{user} ist kein Administrator mehr.',
  'Stays: the project {name} ({uuid}), which {user} owns.': 'Bleibt: das Projekt {name} ({uuid}), das {user} gehört.',
  'Stays: data that {user} owns, the e-mail address, the names and the user name.':
    'Bleibt: Daten, die {user} gehören, die E-Mail-Adresse, die Namen und der Benutzername.',
  'Lost: “{level}” on {name} ({uuid}) as {login}.': 'Verloren: „{level}“ an {name} ({uuid}) als {login}.',
  'Lost: “{level}” on {name} ({uuid}).': 'Verloren: „{level}“ an {name} ({uuid}).',
  'Everything that {old} owns belongs to {stays} afterwards.': 'Alles, was {old} gehört, gehört danach {stays}.',
  'Everything that {old} owns lies in the project {project} afterwards.':
    'Alles, was {old} gehört, liegt danach im Projekt {project}.',
  'What {old} was given a right on, {stays} has that right on afterwards, memberships included.':
    'Rechte, die {old} gegeben wurden, hat danach {stays}, Mitgliedschaften eingeschlossen.',
  'Whoever had a right on {old} has it on {stays} afterwards.':
    'Wer ein Recht an {old} hatte, hat es danach an {stays}.',
  'Whoever has a right on {old} keeps it.': 'Wer ein Recht an {old} hat, behält es.',
  'API tokens and SSH keys of {old} go on working, as those of {stays}.':
    'API-Tokens und SSH-Schlüssel von {old} gelten weiter, als die von {stays}.',
  'API tokens and SSH keys of {old} are destroyed.': 'API-Tokens und SSH-Schlüssel von {old} werden zerstört.',
  '{old} loses its user name and disappears for ever; whoever signs in with it is {stays}.':
    '{old} verliert den Benutzernamen und verschwindet für immer; wer sich damit anmeldet, ist {stays}.',
  '{old} stays as an empty account, as active as it is now. Deactivate it afterwards.':
    '{old} bleibt als leeres Konto, so aktiv wie jetzt. Deaktivieren Sie es danach.',
  '{stays} is not active: nobody can use what it receives.':
    '{stays} ist nicht aktiv: Niemand kann benutzen, was es erhält.',
  'Nothing takes the two accounts apart again, and no list shows what was merged.':
    'Nichts trennt die beiden Konten wieder, und keine Liste zeigt, was zusammengeführt wurde.',
  '{user} joins All users with the level “Can write”.': '{user} kommt mit der Stufe „Darf schreiben“ in All users.',
  '{user} joins All users with the level “Can read”.': '{user} kommt mit der Stufe „Darf lesen“ in All users.',
  '{user} is not asked to agree to user agreements.': '{user} wird nicht gebeten, Nutzungsvereinbarungen zuzustimmen.',
  'The membership in {group} has the level “{level}”, which undoing does not bring back.':
    'Die Mitgliedschaft in {group} hat die Stufe „{level}“; Rückgängigmachen bringt sie nicht zurück.',
  '{user} has been set up before and stays so.': '{user} ist schon eingerichtet und bleibt es.',
  '{user} joins All users, and can activate the account after agreeing to user agreements.':
    '{user} kommt in All users und kann das Konto aktivieren, sobald den Nutzungsvereinbarungen zugestimmt ist.',
  '{user} gets a login on the shell node.': '{user} erhält eine Anmeldung am Shell-Knoten.',
  '{user} is told by e-mail, if the cluster has a text for it.':
    '{user} wird per E-Mail benachrichtigt, falls der Cluster einen Text dafür hat.',
  '{user} is active already; nothing changes.': '{user} ist schon aktiv; nichts ändert sich.',
  'Not agreed to: {names}': 'Nicht zugestimmt: {names}',
  '{user} can use the account, and is set up if that was not done before.':
    '{user} kann das Konto benutzen und wird eingerichtet, falls das noch nicht geschehen ist.',
  'Every reference to {old} is rewritten to {new}.': 'Jeder Verweis auf {old} wird auf {new} umgeschrieben.',
  'Who knows {user} by the old UUID does not find the account any more.':
    'Wer {user} an der alten UUID kennt, findet das Konto nicht mehr.',
  'Whoever has the token acts as {user}, with all rights of an administrator.':
    'Wer das Token hat, handelt als {user}, mit allen Rechten eines Administrators.',
  'Whoever has the token acts as {user}.': 'Wer das Token hat, handelt als {user}.',
  '{user} is not active: the token can do next to nothing until then.':
    '{user} ist nicht aktiv: Bis dahin kann das Token so gut wie nichts.',
  'Only {user} can list and revoke it; deactivating the account destroys it.':
    'Nur {user} kann es auflisten und widerrufen; das Konto zu deaktivieren zerstört es.',
  'The server makes no user name of this: the account gets none.':
    'Der Server macht hieraus keinen Benutzernamen: Das Konto erhält keinen.',
  'The user name {name} is taken: the server puts a number behind it.':
    'Der Benutzername {name} ist vergeben: Der Server hängt eine Zahl an.',
  'The server makes the user name {name} of this.': 'Der Server macht hieraus den Benutzernamen {name}.',
  'Whoever signs in as {email} gets this account from now on.':
    'Wer sich als {email} anmeldet, erhält von nun an dieses Konto.',
  'Without an e-mail address nobody can sign in, unless by the identity URL.':
    'Ohne E-Mail-Adresse kann sich niemand anmelden, es sei denn über die Identitäts-URL.',
  'All preferences are replaced; what is not named any more is gone.':
    'Alle persönlichen Einstellungen werden ersetzt; was nicht mehr genannt ist, ist weg.',
  'The server refuses if {user} owns anything, an entry of the audit log included.':
    'Der Server lehnt ab, wenn {user} irgendetwas gehört, auch nur ein Eintrag des Audit-Logs.',
  'Links from and to {user} are removed; its tokens stop working.':
    'Verknüpfungen von und zu {user} werden entfernt; die Tokens gelten nicht mehr.',
  '{user} manages everything that {object} owns.': '{user} verwaltet alles, was {object} gehört.',
  'Unix groups that came with the login are not brought back by undoing.':
    'Unix-Gruppen, die mit der Anmeldung kamen, bringt Rückgängigmachen nicht zurück.',
  'What was shared with this role is not shared with its members any more.':
    'Was mit dieser Rolle geteilt war, ist mit ihren Mitgliedern nicht mehr geteilt.',
  'This release only hides the role: its members keep what was shared with it. Remove those links first.':
    'Diese Version verbirgt die Rolle nur: Ihre Mitglieder behalten, was mit ihr geteilt war. Entfernen Sie zuerst diese Verknüpfungen.',
  'There is no undo: a new role of the same name has none of its links.':
    'Es lässt sich nicht rückgängig machen: Eine neue Rolle desselben Namens hat keine ihrer Verknüpfungen.',

  'use a call that is switched off on this cluster': 'einen Aufruf benutzen, der auf diesem Cluster abgeschaltet ist',
  'Ask whoever runs the cluster to remove it from API.DisabledAPIs.':
    'Bitten Sie den Betreiber des Clusters, ihn aus API.DisabledAPIs zu entfernen.',
  'identity URL': 'Identitäts-URL',
  'data, or entries of the audit log': 'Daten oder Einträge des Audit-Logs',
  'the projects {names}': 'die Projekte {names}',
  'entries of the audit log, since it has been used': 'Einträge des Audit-Logs, denn das Konto wurde benutzt',
  'Deactivate the account, or merge it into another one.':
    'Deaktivieren Sie das Konto, oder führen Sie es mit einem anderen zusammen.',
  'An administrator has to be active.': 'Ein Administrator muss aktiv sein.',
  'The account that stays may not write there.': 'Das Konto, das bleibt, darf dort nicht schreiben.',
  'An account without a user name gets no login.': 'Ein Konto ohne Benutzernamen erhält keine Anmeldung.',
  'Choose the account that stays.': 'Wählen Sie das Konto, das bleibt.',
  'An account cannot be merged into itself.': 'Ein Konto kann nicht mit sich selbst zusammengeführt werden.',
  'With the token of the other account only {user} can be given up, who is signed in.':
    'Mit dem Token des anderen Kontos kann nur {user} aufgegeben werden: das Konto, das angemeldet ist.',
  'This is no project.': 'Das ist kein Projekt.',
  'This is a token of the account that would be given up.': 'Das ist ein Token des Kontos, das aufgegeben würde.',
  'A role is given rights on projects and on other roles only.':
    'Eine Rolle erhält nur Rechte an Projekten und an anderen Rollen.',
  'Each member of {group} has at most the level there that the member has in the group.':
    'Jedes Mitglied von {group} hat dort höchstens die Stufe, die es in der Gruppe hat.',
  'Members of {group} reach what {object} has, too.': 'Mitglieder von {group} erreichen auch, was {object} hat.',
  'Everybody gets this: All users holds every account that has been set up, and those to come.':
    'Alle erhalten das: In „All users“ ist jedes eingerichtete Konto, auch jedes künftige.',
  'Everybody loses this who does not have it in another way.':
    'Alle verlieren das, die es nicht auf anderem Weg haben.',
  'Whoever is not signed in can read this, where the cluster lets such people in.':
    'Wer nicht angemeldet ist, kann das lesen, wo der Cluster solche Leute einlässt.',
  'Everybody in All users can read it too, since All users is in this group.':
    'Auch alle in „All users“ können es lesen, denn „All users“ ist in dieser Gruppe.',
  'Whoever is not signed in, and everybody in All users, loses this unless they have it in another way.':
    'Wer nicht angemeldet ist und alle in „All users“ verlieren das, wenn sie es nicht auf anderem Weg haben.',
  'The cluster itself works through this group: what it has stays as it is.':
    'Der Cluster arbeitet selbst über diese Gruppe: Was sie hat, bleibt, wie es ist.',
  'Choose one of these levels: {levels}.': 'Wählen Sie eine dieser Stufen: {levels}.',
  'Who is in {group} is changed by setting accounts up and by deactivating them.':
    'Wer in {group} ist, ändert sich dadurch, dass Konten eingerichtet und deaktiviert werden.',
  'Several accounts have this address, so nobody can sign in with it. Give it to one of them only.':
    'Mehrere Konten haben diese Adresse, deshalb kann sich niemand mit ihr anmelden. Geben Sie sie nur einem von ihnen.',
  'make a token for {user} on this cluster': 'auf diesem Cluster ein Token für {user} ausstellen',
  '{user} is an administrator of {origin} now: sign in there, and enter a token from Workbench here.':
    '{user} ist jetzt Administrator von {origin}: Melden Sie sich dort an, und geben Sie hier ein Token aus Workbench ein.',
  'change the UUID of an account': 'die UUID eines Kontos ändern',
  'This went with 2.3.0. Make an account with the right UUID, and merge the old one into it.':
    'Das gibt es seit 2.3.0 nicht mehr. Legen Sie ein Konto mit der richtigen UUID an, und führen Sie das alte mit ihm zusammen.',
  'Every account that has been set up is in this group; without it nobody could be activated.':
    'Jedes eingerichtete Konto ist in dieser Gruppe; ohne sie könnte niemand aktiviert werden.',
  'The cluster was installed with this group and relies on it.':
    'Der Cluster wurde mit dieser Gruppe installiert und verlässt sich auf sie.',
  'Arvados acts as this account itself: everything that nobody else owns is its own.':
    'Arvados selbst handelt als dieses Konto: Alles, was niemand anderem gehört, gehört ihm.',
  'Arvados uses this account for everybody who has not signed in.':
    'Arvados benutzt dieses Konto für alle, die sich nicht angemeldet haben.',

  'Arvados keeps no passwords: signing in is the business of its login backend.':
    'Arvados bewahrt keine Passwörter auf: Die Anmeldung ist Sache seines Anmeldedienstes.',
  'Demand a new password where people sign in, for instance in the LDAP directory.':
    'Verlangen Sie ein neues Passwort dort, wo man sich anmeldet, zum Beispiel im LDAP-Verzeichnis.',
  'Set the password where people sign in, or make a token for the user.':
    'Setzen Sie das Passwort dort, wo man sich anmeldet, oder stellen Sie ein Token für den Benutzer aus.',
  'Arvados knows no primary group: a user is in any number of roles, none of them before the others.':
    'Arvados kennt keine primäre Gruppe: Ein Benutzer ist in beliebig vielen Rollen, keine vor den anderen.',
  'Change the groups of the user.': 'Ändern Sie die Gruppen des Benutzers.',
  'Every role of Arvados is in force; there are none that are merely stored.':
    'Jede Rolle von Arvados ist wirksam; es gibt keine, die nur gespeichert sind.',
  'A role of Arvados has no list of permissions: what it may do is said by links to single objects.':
    'Eine Rolle von Arvados hat keine Liste von Berechtigungen: Was sie darf, sagen Verknüpfungen mit einzelnen Objekten.',
  'Give the role, or single users, rights on those objects.':
    'Geben Sie der Rolle oder einzelnen Benutzern Rechte an diesen Objekten.',
  'This token is restricted to: {scopes}.': 'Dieses Token ist beschränkt auf: {scopes}.',
  'This token is restricted to some calls.': 'Dieses Token ist auf einige Aufrufe beschränkt.',
  'Sign in with a token that has the scope “all”.':
    'Melden Sie sich mit einem Token an, das den Geltungsbereich „all“ hat.',
  'The accounts of this cluster are managed on its login cluster {home}.':
    'Die Konten dieses Clusters werden auf seinem Anmeldecluster {home} verwaltet.',
  'Add that cluster as an instance, and make the change there.':
    'Fügen Sie jenen Cluster als Instanz hinzu, und ändern Sie es dort.',
  '{handle} is no administrator of this cluster, so it sees only a part of the accounts.':
    '{handle} ist kein Administrator dieses Clusters und sieht deshalb nur einen Teil der Konten.',
  'Sign in with the token of an administrator, or ask one to make this account an administrator.':
    'Melden Sie sich mit dem Token eines Administrators an, oder bitten Sie einen, dieses Konto zum Administrator zu machen.',

  '{origin} did not accept this key.': '{origin} hat diesen Schlüssel nicht angenommen.',
  'This is {given}, and {needed} is needed.': 'Dies ist {given}; gebraucht wird {needed}.',
  'The accounts of {instance} are managed on {home}.': 'Die Konten von {instance} werden auf {home} verwaltet.',
  '{user} belongs to the server itself.': '{user} gehört zum Server selbst.',
  'There is no group {group} on {instance} any more.': 'Die Gruppe {group} gibt es auf {instance} nicht mehr.',
  'Nobody can tell whether this took effect: the answer of {origin} never came.':
    'Niemand kann sagen, ob dies wirksam wurde: Die Antwort von {origin} kam nie an.',
};
