import { cloud } from './dialects.ts';

/** Refusals of a message. */
export const messageFaults = {
  accountLocked: (details: string) => cloud(131031, 'Account locked', details, 403),
  temporarilyBlocked: () =>
    cloud(
      368,
      'Temporarily blocked for policies violations',
      'The WhatsApp Business Account is restricted or disabled for a violation of a platform policy.',
      403,
    ),
  nameNotApproved: () =>
    cloud(
      131037,
      'Phone number needs display name approval',
      'The 555 phone number needs an approved display name before messages can be sent from it.',
    ),
  windowClosed: () =>
    cloud(
      131047,
      'Re-engagement message',
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
    ),
  recipientNotListed: () =>
    cloud(131030, 'Recipient phone number not in allowed list', 'Add the recipient to the list.'),
  recipientIsSender: () =>
    cloud(131021, 'Recipient cannot be sender', 'The sender and the recipient are the same.'),
  messageUnsupported: (type: string) =>
    cloud(131051, 'Unsupported message type', `Message type ${type} is not supported.`),
} as const;
