import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TextField } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';

/** The first door is the address field itself: no dialog in between. */
export function AddDoor() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address, setAddress] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '') setMissing(true);
    else void navigate('/instances/new', { state: { address: address.trim() } });
  };
  const kinds = [
    ['Virtool', t('welcome.add.virtool')],
    ['Virtool 2018', t('welcome.add.virtool2018')],
    ['Arvados', t('welcome.add.arvados')],
    ['Pterodactyl', t('welcome.add.pterodactyl')],
  ];
  return (
    <section className="door raised" aria-labelledby="add-door">
      <h2 id="add-door">
        <Icon name="server" size="l" />
        {t('welcome.add.title')}
      </h2>
      <p className="muted">{t('welcome.add.text')}</p>
      <form onSubmit={submit}>
        <TextField
          label={t('welcome.add.address')}
          placeholder={t('welcome.add.placeholder')}
          icon="link"
          inputMode="url"
          autoFocus
          value={address}
          error={missing && address.trim() === '' ? t('welcome.add.missing') : null}
          onChange={setAddress}
        />
        <ul className="demo two-col" aria-label={t('welcome.add.kinds')}>
          {kinds.map(([kind, versions]) => (
            <li key={kind}>
              <b>{kind}</b>
              <span className="n">{versions}</span>
            </li>
          ))}
        </ul>
        <div className="act">
          <button type="submit" className="btn primary form">
            {t('welcome.add.test')}
          </button>
        </div>
      </form>
    </section>
  );
}
