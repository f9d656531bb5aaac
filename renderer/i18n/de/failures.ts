import type { Translation } from '../translation.ts';
import { refusals } from './refusals.ts';

/** What happened, and what to do next. */
export const failure = {
  // What was typed
  'input-invalid': {
    message: 'Ein Teil der Eingaben ist nicht verwendbar.',
    hint: 'Korrigieren Sie die markierten Felder.',
  },
  'address-invalid': {
    message: '„{address}“ ist keine Adresse.',
    hint: 'Geben Sie eine wie https://lab-01.example.org ein.',
  },
  'address-has-credentials': {
    message: 'Die Adresse enthält einen Benutzernamen oder ein Passwort.',
    hint: 'Entfernen Sie alles vor dem @, und geben Sie es stattdessen bei der Anmeldung ein.',
  },
  'address-insecure': {
    message: '{origin} ist nicht verschlüsselt und liegt nicht auf diesem Computer.',
    hint: 'Verwenden Sie https, oder erlauben Sie unverschlüsseltes HTTP für diese Instanz ausdrücklich.',
  },

  // The way to the server
  'name-not-found': {
    message: 'Der Name {host} wurde nicht gefunden.',
    hint: 'Prüfen Sie die Schreibweise und ob ein VPN nötig ist.',
  },
  'connection-refused': {
    message: '{origin} hat die Verbindung abgelehnt.',
    hint: 'Prüfen Sie den Port und ob der Server läuft.',
  },
  unreachable: {
    message: '{origin} ist nicht erreichbar.',
    hint: 'Prüfen Sie das Netzwerk und ob ein VPN nötig ist.',
  },
  'timed-out-connecting': {
    message: '{origin} hat nicht rechtzeitig eine Verbindung angenommen.',
    hint: 'Versuchen Sie es erneut, oder prüfen Sie die Firewall.',
  },
  'timed-out-answering': {
    message: '{origin} hat nicht rechtzeitig geantwortet.',
    hint: 'Versuchen Sie es erneut; der Server ist vielleicht ausgelastet.',
  },
  'connection-cut': {
    message: '{origin} hat die Verbindung mitten in der Antwort getrennt.',
    hint: 'Versuchen Sie es erneut.',
  },
  'proxy-failed': {
    message: 'Der Proxy {proxy} konnte den Aufruf nicht weiterleiten.',
    hint: 'Prüfen Sie die Proxy-Einstellung.',
  },
  'proxy-untrusted': {
    message: 'Dem Zertifikat des Proxys {proxy} kann nicht vertraut werden ({reason}).',
    hint: 'Verwenden Sie die http-Adresse des Proxys, oder wählen Sie die Datei der CA, die sein Zertifikat ausgestellt hat.',
  },
  'proxy-address-invalid': {
    message: '„{address}“ ist keine Adresse eines Proxys.',
    hint: 'Geben Sie eine wie http://proxy.example.org:3128 ein, oder wählen Sie keinen Proxy.',
  },
  'proxy-sign-in': {
    message: 'Der Proxy {proxy} verlangt eine Anmeldung.',
    hint: 'Geben Sie die Zugangsdaten des Proxys ein.',
  },
  'tls-untrusted': {
    message: 'Das Zertifikat von {host} endet bei einer Wurzel, der dieser Computer nicht vertraut.',
    hint: 'Wählen Sie die Datei Ihrer eigenen CA, oder heften Sie den Schlüssel dieses Servers an, nachdem Sie den Fingerabdruck verglichen haben.',
  },
  'tls-self-signed': {
    message: 'Das Zertifikat von {host} ist selbst signiert.',
    hint: 'Vergleichen Sie den Fingerabdruck mit dem des Servers und heften Sie den Schlüssel an, oder geben Sie dem Server ein Zertifikat einer CA.',
  },
  'tls-incomplete': {
    message: '{host} sendet nicht die ganze Zertifikatskette.',
    hint: 'Bitten Sie den Betreiber, das Zwischenzertifikat zu ergänzen.',
  },
  'tls-expired': {
    message: 'Das Zertifikat von {host} ist am {date} abgelaufen.',
    hint: 'Bitten Sie den Betreiber des Servers, es zu erneuern.',
  },
  'tls-not-yet-valid': {
    message: 'Das Zertifikat von {host} ist erst ab {date} gültig.',
    hint: 'Prüfen Sie die Uhr dieses Computers, dann das Zertifikat.',
  },
  'tls-wrong-host': {
    message: 'Das Zertifikat gilt für {names}, nicht für {host}.',
    hint: 'Prüfen Sie die Adresse, oder bitten Sie um ein Zertifikat mit diesem Namen.',
  },
  'tls-protocol': {
    message: '{host} und Roster haben keine sichere TLS-Version gemeinsam.',
    hint: 'Der Server braucht TLS 1.2 oder neuer.',
  },
  'tls-client-certificate': {
    message: '{host} verlangt ein Client-Zertifikat.',
    hint: 'Wählen Sie eines in den Einstellungen der Verbindung.',
  },
  'tls-client-certificate-refused': {
    message: '{host} akzeptiert das Client-Zertifikat {shown} nicht.',
    hint: 'Prüfen Sie, ob es für diesen Server bestimmt und noch gültig ist, und wählen Sie es in den Einstellungen der Verbindung erneut.',
  },
  'tls-pin-changed': {
    message: 'Der Schlüssel von {host} ist nicht der angeheftete.',
    hint: 'Vergleichen Sie beide Fingerabdrücke mit dem Betreiber, bevor Sie dem neuen vertrauen.',
  },
  'tls-absent': {
    message: '{origin} antwortet, aber nicht verschlüsselt.',
    hint: 'Wenn das so gewollt ist, geben Sie die Adresse mit http:// ein und erlauben Sie unverschlüsseltes HTTP für diese Instanz.',
  },
  'tls-failed': {
    message: 'Die verschlüsselte Verbindung zu {host} ist fehlgeschlagen ({reason}).',
    hint: 'Öffnen Sie die technischen Einzelheiten.',
  },
  'certificate-unreadable': {
    message: 'Darin ist kein Zertifikat, das Roster lesen kann.',
    hint: 'Wählen Sie eine PEM-Datei; sie enthält eine Zeile „-----BEGIN CERTIFICATE-----“.',
  },
  'client-key-missing': {
    message: 'Der private Schlüssel des Client-Zertifikats {subject} ist nicht im Geheimnisspeicher.',
    hint: 'Wählen Sie das Zertifikat und seinen Schlüssel in den Einstellungen der Verbindung erneut.',
  },
  'client-key-unusable': {
    message: 'Der private Schlüssel gehört nicht zum Client-Zertifikat {subject}, oder eine Passphrase versiegelt ihn.',
    hint: 'Wählen Sie den Schlüssel, für den das Zertifikat ausgestellt wurde, als PEM-Datei ohne Passphrase.',
  },
  redirected: {
    message: '{origin} leitet jeden Aufruf nach {to} um.',
    hint: 'Wenn das der richtige Server ist, geben Sie diese Adresse ein.',
  },

  // What answered
  'answer-too-large': {
    message: 'Die Antwort von {origin} ist größer, als Roster annimmt.',
    hint: 'Prüfen Sie, ob die Adresse stimmt. Roster liest bis zu 64 MiB auf einmal, und 256 MiB, wo ein Server alle Benutzer auf einmal ausgibt.',
  },
  'answer-not-json': {
    message: '{origin} hat mit etwas geantwortet, das kein JSON ist.',
    hint: 'Vor dem Server steht vielleicht ein Proxy oder eine Anmeldeseite.',
  },
  'answer-malformed': {
    message: 'In der Antwort von {origin} fehlt {path}.',
    hint: 'Der Server hat vielleicht eine Version, die Roster nicht kennt.',
  },
  'answer-unexpected': {
    message: '{origin} hat mit Status {status} geantwortet.',
    hint: 'Öffnen Sie die technischen Einzelheiten.',
  },
  'not-recognised': {
    message: '{origin} antwortet, aber nicht als ein Server, den Roster kennt.',
    hint: 'Roster kennt Virtool, Arvados und Pterodactyl. Prüfen Sie die Adresse und den Pfad.',
  },
  'interface-without-api': {
    message: '{origin} zeigt eine Weboberfläche, aber dahinter wurde keine API von {kind} gefunden.',
    hint: 'Fragen Sie nach der Adresse der API; sie endet oft auf /api oder hat einen eigenen Port. Virtool ab 41.8 hat keine, die Programme benutzen dürfen.',
  },
  'not-set-up': {
    message: '{origin} ist noch nicht eingerichtet.',
    hint: 'Öffnen Sie die Adresse in einem Browser, schließen Sie die Einrichtung ab, und versuchen Sie es dann erneut.',
  },
  'version-unsupported': { message: '{kind} {version} wird nicht unterstützt.', hint: '{reason}' },
  'not-supported': { message: '{kind} {version} kann dies nicht: {what}.', hint: '{instead}' },

  ...refusals,

  // This computer
  'instance-not-found': {
    message: 'Hier gibt es keine Instanz „{instance}“.',
    hint: 'Sehen Sie in die Liste der Instanzen.',
  },
  'name-taken': { message: 'Es gibt bereits eine Instanz namens {name}.', hint: 'Wählen Sie einen anderen Namen.' },
  'settings-damaged': {
    message: 'Die Datei {file} ist beschädigt.',
    hint: 'Sie wurde beiseitegelegt, und die letzte gute Kopie ist in Gebrauch.',
  },
  'settings-lost': {
    message: 'Die Datei {file} ist beschädigt, und es gibt keine gute Kopie davon.',
    hint: 'Sie wurde beiseitegelegt; ihr Inhalt muss neu eingegeben werden.',
  },
  'settings-newer': {
    message: 'Die Datei {file} wurde von einem neueren Roster geschrieben.',
    hint: 'Aktualisieren Sie Roster; die Datei bleibt unberührt.',
  },
  'disk-full': {
    message: 'Der Datenträger ist voll: {file} konnte nicht geschrieben werden.',
    hint: 'Schaffen Sie Platz und versuchen Sie es erneut.',
  },
  'not-writable': {
    message: '{file} kann nicht geschrieben werden.',
    hint: 'Prüfen Sie die Rechte des Datenordners.',
  },
  'journal-unwritable': {
    message: 'Das Journal {file} kann nicht geschrieben werden, deshalb wurde nichts gesendet.',
    hint: 'Prüfen Sie die Rechte des Datenordners und den freien Platz.',
  },
  'journal-damaged': {
    message: 'Das Journal {file} wurde bei Eintrag {sequence} beschädigt oder verändert.',
    hint: 'Es wurde so gelassen, neue Einträge folgen. Bewahren Sie eine Kopie auf, und klären Sie, wer in den Datenordner schreiben konnte.',
  },
  'secrets-locked': {
    message: 'Der Geheimnisspeicher ist versiegelt.',
    hint: 'Geben Sie seine Passphrase ein.',
  },
  'passphrase-wrong': {
    message: 'Die Passphrase ist nicht die richtige.',
    hint: 'Versuchen Sie es erneut; Groß- und Kleinschreibung zählt.',
  },
  'passphrase-needed': {
    message: 'Dieser Export ist mit einer Passphrase versiegelt.',
    hint: 'Geben Sie die ein, mit der er erstellt wurde.',
  },
  'export-unreadable': {
    message: 'Das ist kein Export von Roster.',
    hint: 'Wählen Sie eine Datei, die in der Liste der Instanzen exportiert wurde.',
  },
  'export-newer': {
    message: 'Dieser Export stammt von einem neueren Roster.',
    hint: 'Aktualisieren Sie Roster und importieren Sie ihn dann.',
  },
  'export-damaged': {
    message: 'Dieser Export ist beschädigt oder unvollständig.',
    hint: 'Kopieren Sie ihn erneut von dort, wo er erstellt wurde, oder erstellen Sie einen neuen.',
  },
  'secrets-damaged': {
    message: 'Der versiegelte Geheimnisspeicher {file} ist beschädigt.',
    hint: 'Er wurde so gelassen. Ersetzen Sie ihn durch eine Sicherungskopie, oder verschieben Sie ihn, um einen neuen zu beginnen.',
  },
  'secret-store-failed': {
    message: 'Der Geheimnisspeicher hat versagt: {reason}.',
    hint: 'Entsperren Sie den Schlüsselbund, oder verwenden Sie eine Passphrase.',
  },
  'core-running': {
    message: 'Ein anderes Roster verwendet den Datenordner bereits ({holder}).',
    hint: 'Schließen Sie es, oder verwenden Sie sein Fenster.',
  },
  'demo-failed': {
    message: 'Die Demo konnte nicht starten: {reason}.',
    hint: 'Schließen Sie andere Programme, die die Ports belegen, und versuchen Sie es erneut.',
  },
  internal: {
    message: 'Roster hat einen Fehler gemacht.',
    hint: 'Bitte melden Sie ihn mit den Diagnosedaten.',
  },
} as const satisfies Translation['failure'];
