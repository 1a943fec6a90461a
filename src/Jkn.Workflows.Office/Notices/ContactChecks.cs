using Jkn.Workflows.Application.Cases;

namespace Jkn.Workflows.Application.Notices;

/// <summary>What is wrong with an address for notices as it was entered.</summary>
internal static class ContactChecks
{
    public static Rejection? Of(Contact contact) =>
        new Checks()
            .Text("name", contact.Name, 100)
            .Optional("phone", contact.Phone, 20)
            .Optional("email", contact.Email, 100)
            .That(
                string.IsNullOrEmpty(contact.Phone) || NoticeWriter.Phone(contact.Phone) is not null,
                "phone",
                "phone-invalid",
                "Nomor telepon tidak sah."
            )
            .That(
                string.IsNullOrEmpty(contact.Email) || contact.Email.Contains('@', StringComparison.Ordinal),
                "email",
                "email-invalid",
                "Alamat surel tidak sah."
            )
            .Rejection;
}
