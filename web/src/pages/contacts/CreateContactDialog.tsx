import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { paths } from '../../paths';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { TextLink } from '../../ui/links';

const CreateContactDocument = graphql(`
  mutation CreateContact($input: ContactCreateInput!) {
    contactCreate(input: $input) {
      contact {
        id
        displayName
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const NOTHING = { name: '', email: '', company: '', externalId: '' };
type Values = typeof NOTHING;

export function CreateContactDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useForm<Values>({
    initialValues: NOTHING,
    validate: ({ name, email, externalId }) =>
      [name, email, externalId].every((text) => text.trim() === '')
        ? { name: t`Give a name, an e-mail address or an external ID` }
        : {},
  });
  const { run, busy, refusals } = useAction(CreateContactDocument, {
    quiet: true,
    refetch: ['Contacts', 'ContactCount'],
    done: (data) => t`${data.contactCreate.contact?.displayName ?? ''} is created`,
  });
  const submit = form.onSubmit(async (values) => {
    const given = Object.entries(values).filter(([, text]) => text.trim() !== '');
    const outcome = await run({ input: Object.fromEntries(given) });
    if (!outcome.ok || !outcome.data.contactCreate.contact) return;
    onClose();
    navigate(paths.contact(outcome.data.contactCreate.contact.id));
  });
  const holder = refusals.find(({ holderId }) => holderId);
  const general = refusals.find(({ path }) => !((path.at(-1) ?? '') in NOTHING));
  const field = (name: keyof Values) => ({
    ...form.getInputProps(name),
    error: form.errors[name] ?? messageFor(refusals, name),
  });
  return (
    <Dialog title={t`Create contact`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {general && <RefusalNote message={general.message} />}
          {holder?.holderId && (
            <RefusalNote
              message={
                <>
                  {holder.message}{' '}
                  <TextLink {...paths.contact(holder.holderId)}>
                    <Trans>Open that contact</Trans>
                  </TextLink>
                </>
              }
            />
          )}
          <TextInput label={t`Name`} data-autofocus {...field('name')} />
          <TextInput label={t`E-mail`} type="email" {...field('email')} />
          <TextInput label={t`Company`} {...field('company')} />
          <TextInput
            label={t`External ID`}
            description={t`Their id in your own system, if they have one.`}
            {...field('externalId')}
          />
        </Stack>
        <DialogButtons busy={busy} label={t`Create contact`} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
