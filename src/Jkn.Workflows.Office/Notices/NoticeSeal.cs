using System.Text;
using Jkn.Workflows.Data.Rows;
using Microsoft.AspNetCore.DataProtection;

namespace Jkn.Workflows.Application.Notices;

/// <summary>Telephone numbers and addresses as they lie in the database: sealed, bound to their notice.</summary>
internal sealed class NoticeSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Jkn.Workflows.Server.Notices");

    public byte[] Seal(string noticeId, string destination) =>
        protector.CreateProtector(noticeId).Protect(Encoding.UTF8.GetBytes(destination));

    public string Open(NoticeRow notice) => notice.Destination is { } box ? Open(notice.Id, box) : "";

    public string Open(string id, byte[] box) => Encoding.UTF8.GetString(protector.CreateProtector(id).Unprotect(box));
}
