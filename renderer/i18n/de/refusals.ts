/** What a server refused, and what to do next. */
export const refusals = {
  // Sign-in and rights
  'credentials-missing': {
    message: 'Für {instance} liegt kein Geheimnis vor.',
    hint: 'Geben Sie das Passwort oder den Schlüssel ein.',
  },
  'credentials-wrong': {
    message: '{origin} hat Benutzername und Passwort nicht akzeptiert.',
    hint: 'Prüfen Sie beides; Groß- und Kleinschreibung zählt.',
  },
  'key-wrong': {
    message: '{origin} hat Benutzername und API-Schlüssel nicht akzeptiert.',
    hint: 'Der Schlüssel ist vielleicht widerrufen oder gehört zu einem anderen Benutzernamen. Groß- und Kleinschreibung zählt.',
  },
  'token-wrong': {
    message: '{origin} hat diesen Schlüssel nicht angenommen.',
    hint: 'Er ist vielleicht abgelaufen, widerrufen oder unvollständig kopiert.',
  },
  'key-kind-wrong': {
    message: 'Dies ist {given}; gebraucht wird {needed}.',
    hint: 'Erzeugen Sie einen auf dem Server, und geben Sie ihn hier ein.',
  },
  'key-owner-unknown': {
    message:
      '{user} ist vielleicht der Besitzer des Schlüssels, den Roster auf {instance} benutzt, und würde ihn beenden.',
    hint: 'Geben Sie in den Einstellungen der Verbindung an, wem der Schlüssel gehört, und versuchen Sie es dann erneut.',
  },
  'key-owner-powerless': {
    message: 'Das Konto hinter diesem Schlüssel darf diese Schnittstelle von {origin} nicht benutzen.',
    hint: 'Nur der Schlüssel eines Administrators funktioniert hier.',
  },
  'key-address-refused': {
    message: '{origin} nimmt diesen Schlüssel von der Adresse {address} nicht an.',
    hint: 'Fügen Sie die Adresse den erlaubten Adressen des Schlüssels hinzu, oder verwenden Sie einen anderen.',
  },
  'two-factor-required': {
    message: '{origin} verlangt für das Konto hinter diesem Schlüssel die Anmeldung mit zwei Faktoren.',
    hint: 'Schalten Sie sie für dieses Konto auf dem Server ein, und versuchen Sie es dann erneut.',
  },
  'password-sign-in-off': {
    message: '{origin} nimmt über seine API keine Passwörter an.',
    hint: 'Melden Sie sich auf der eigenen Seite des Servers an, und geben Sie ein Token von dort ein.',
  },
  'refused-as-page': {
    message: '{origin} hielt diesen Aufruf für einen seiner eigenen Seiten und hat ihn abgelehnt (Status {status}).',
    hint: 'Etwas auf dem Weg fügt ein Cookie, eine Herkunft oder einen Verweis hinzu. Sehen Sie beim Proxy nach.',
  },
  'value-taken': {
    message: 'Ein anderes Konto hat {value} bereits.',
    hint: 'Wählen Sie etwas anderes für: {what}.',
  },
  'protected-account': {
    message: '{user} gehört zum Server selbst.',
    hint: 'Roster ändert dieses Konto nie.',
  },
  'protected-group': {
    message: 'Die Gruppe {group} gehört zum Server selbst.',
    hint: 'Roster benennt sie weder um noch löscht es sie.',
  },
  'group-is-primary': {
    message: 'Die Gruppe {group} ist die primäre Gruppe von {users}.',
    hint: 'Geben Sie ihnen zuerst eine andere primäre Gruppe, und löschen Sie sie dann.',
  },
  'group-has-members': {
    message: 'Die Gruppe {group} hat noch Mitglieder: {users}.',
    hint: 'Nehmen Sie sie zuerst heraus; was sie gab, lässt sich nicht zurückholen.',
  },
  'owns-objects': {
    message: '{user} gehören noch {objects}; bis das geregelt ist, lehnt der Server ab.',
    hint: 'Geben Sie sie zuerst jemand anderem, oder löschen Sie sie.',
  },
  'agreements-missing': {
    message: '{user} hat noch nicht allem zugestimmt, was {instance} verlangt.',
    hint: 'Die Zustimmung folgt bei der nächsten Anmeldung; ein Administrator kann das Konto auch ohne sie aktiv setzen.',
  },
  'managed-elsewhere': {
    message: 'Die Konten von {instance} werden auf {home} verwaltet.',
    hint: 'Fügen Sie jenen Server als Instanz hinzu, und ändern Sie es dort.',
  },
  'object-not-found': {
    message: '{object} gibt es auf {instance} nicht mehr.',
    hint: 'Aktualisieren Sie, und wählen Sie dann neu.',
  },
  'keys-off': {
    message: '{origin} nimmt keine API-Schlüssel an: Die Einstellung dafür ist aus.',
    hint: 'Melden Sie sich mit dem Passwort an, oder lassen Sie diese Einstellung einschalten.',
  },
  'account-deactivated': {
    message: 'Das Konto {handle} ist auf {origin} deaktiviert.',
    hint: 'Melden Sie sich mit einem anderen Konto an.',
  },
  'account-inactive': {
    message: 'Das Konto {handle} ist auf {origin} nicht aktiv: Es wurde nie eingerichtet, oder es ist deaktiviert.',
    hint: 'Melden Sie sich mit einem anderen Konto an, oder lassen Sie dieses von einem Administrator einrichten.',
  },
  'password-reset-required': {
    message: '{origin} verlangt ein neues Passwort für {handle}, bevor es jemanden einlässt.',
    hint: 'Wählen Sie jetzt ein neues Passwort.',
  },
  'reset-ended': {
    message: 'Der Server hat diese Passwortänderung beendet.',
    hint: 'Melden Sie sich erneut an und wählen Sie das Passwort noch einmal.',
  },
  'not-allowed': { message: '{handle} darf dies auf {instance} nicht.', hint: 'Dafür ist nötig: {right}.' },
  'rate-limited': {
    message: '{origin} bittet darum, {seconds} s zu warten.',
    hint: 'Beim Lesen einer Liste macht Roster von selbst weiter; versuchen Sie es sonst danach erneut.',
  },
  'server-error': {
    message: 'In {origin} ist etwas fehlgeschlagen (Status {status}).',
    hint: 'Versuchen Sie es erneut; bleibt es dabei, sehen Sie in das Protokoll des Servers.',
  },
  'rows-unreadable': {
    message: '{origin} scheitert an einigen seiner eigenen Zeilen: {rows}.',
    hint: 'Alles andere wurde gelesen. Wer den Server betreibt, muss diese Zeilen in seiner Datenbank in Ordnung bringen.',
  },
  'server-unavailable': {
    message: '{origin} läuft, ist aber nicht bereit (Status {status}).',
    hint: 'Versuchen Sie es gleich noch einmal.',
  },

  // Objects
  'user-not-found': {
    message: 'Den Benutzer {user} gibt es auf {instance} nicht mehr.',
    hint: 'Lesen Sie das Verzeichnis neu.',
  },
  'group-not-found': {
    message: 'Die Gruppe {group} gibt es auf {instance} nicht mehr.',
    hint: 'Lesen Sie die Gruppen neu.',
  },
  'first-user-exists': {
    message: '{origin} hat bereits einen ersten Benutzer.',
    hint: 'Melden Sie sich stattdessen an, mit einem Konto, das Sie bekommen oder selbst angelegt haben.',
  },
  'handle-taken': { message: 'Der Benutzername {handle} ist vergeben.', hint: 'Wählen Sie einen anderen.' },
  'handle-reserved': {
    message: 'Der Server behält den Benutzernamen {handle} für sich.',
    hint: 'Wählen Sie einen anderen.',
  },
  'password-too-short': {
    message: 'Das Passwort braucht mindestens {minimum} Zeichen.',
    hint: 'Wählen Sie ein längeres.',
  },
  'group-name-taken': { message: 'Es gibt bereits eine Gruppe {group}.', hint: 'Wählen Sie einen anderen Namen.' },
  'not-a-member': {
    message: '{user} gehört dieser primären Gruppe nicht an.',
    hint: 'Fügen Sie den Benutzer zuerst der Gruppe hinzu.',
  },
  'groups-missing': {
    message: 'Diese Gruppen gibt es nicht mehr: {groups}.',
    hint: 'Lesen Sie die Gruppen neu und wählen Sie noch einmal.',
  },
  'refused-by-server': { message: '{origin} hat dies abgelehnt.', hint: 'Was der Server dazu sagt, steht darunter.' },
  conflict: {
    message: '{target} wurde inzwischen von jemand anderem geändert: {what}.',
    hint: 'Sehen Sie sich die gegenwärtigen Werte an und entscheiden Sie neu.',
  },
  'yourself-protected': {
    message: 'Damit würden Sie sich selbst den Zugriff auf {instance} nehmen.',
    hint: 'Bitten Sie einen anderen Administrator darum.',
  },
  'last-administrator': {
    message: '{user} ist der letzte Administrator von {instance}, der andere dazu machen kann.',
    hint: 'Machen Sie zuerst jemand anderen dazu.',
  },
  'outcome-unknown': {
    message: 'Niemand kann sagen, ob dies wirksam wurde: Die Antwort von {origin} kam nie an.',
    hint: 'Roster liest den gegenwärtigen Stand neu; vergleichen Sie, bevor Sie es wiederholen.',
  },
  'half-done': {
    message: 'Geschehen: {done}. Nicht geschehen: {rest}. {why}',
    hint: 'Roster liest den gegenwärtigen Stand neu; vergleichen Sie, und holen Sie dann das Fehlende nach.',
  },
  'read-only': {
    message: '{instance} ist schreibgeschützt.',
    hint: 'Entsperren Sie sie zuerst für begrenzte Zeit.',
  },
  'not-confirmed': {
    message: 'Es wurde nichts getan: Niemand hat es bestätigt.',
    hint: 'Bestätigen Sie es in dem Fenster, das Roster dafür öffnet, oder in einem Terminal; ein Skript kann es nicht.',
  },
  cancelled: { message: 'Abgebrochen.', hint: 'Weiter wurde nichts gesendet.' },
} as const;
