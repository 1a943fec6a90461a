using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Application.Notices;

/// <summary>What is wrong with an address for notices as it was entered.</summary>
internal static class ContactChecks
{
    /// <summary>Addresses hold from ever: the newest replaces the one before.</summary>
    public const string Always = "0001-01-01";

    public static Rejection? Of(Contact contact) =>
        new Checks()
            .Name("name", contact.Name, 100)
            .Optional("phone", contact.Phone, 20)
            .Optional("email", contact.Email, 100)
            .That(
                string.IsNullOrEmpty(contact.Phone) || NoticeWriter.Phone(contact.Phone) is not null,
                "phone",
                "phone-invalid",
                "Nomor telepon tidak sah."
            )
            .That(
                string.IsNullOrEmpty(contact.Email) || EmailAddress.IsOne(contact.Email),
                "email",
                "email-invalid",
                "Tulis satu alamat surel saja, misalnya nama@contoh.id."
            )
            .Rejection;
}
