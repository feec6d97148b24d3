import { act, read, type Success } from './endpoint.ts';

/** A slash command that people see in the chat. */
export interface ConversationalCommand {
  /** At most 32 characters. */
  readonly command_name: string;
  /** At most 256 characters. */
  readonly command_description: string;
}

/** Ice breakers and slash commands of a number. */
export interface ConversationalAutomation {
  readonly id: string;
  readonly prompts?: readonly string[];
  readonly commands?: readonly ConversationalCommand[];
}

export interface UpdateConversationalAutomationInput {
  /** Ice breakers: at most 4, of at most 80 characters, without emoji. Replaces those there are. */
  readonly prompts?: readonly string[];
  /** Slash commands: at most 30. Replaces those there are. */
  readonly commands?: readonly ConversationalCommand[];
}

const guide = 'https://developers.facebook.com/documentation/business-messaging/whatsapp';

export const conversationalComponents = {
  /** Read the number's ice breakers and slash commands. The field of the same name holds them too. */
  'phoneNumber.getConversationalAutomation': read<ConversationalAutomation>({
    node: 'phoneNumber',
    edge: 'conversational_automation',
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/conversational-components`,
  }),

  /** Replace the number's ice breakers and slash commands. */
  'phoneNumber.updateConversationalAutomation': act<UpdateConversationalAutomationInput, Success>({
    node: 'phoneNumber',
    edge: 'conversational_automation',
    // Meta's page on them: what is sent replaces what there is.
    repeatable: true,
    permission: 'whatsapp_business_management',
    docs: `${guide}/business-phone-numbers/conversational-components`,
  }),
} as const;
