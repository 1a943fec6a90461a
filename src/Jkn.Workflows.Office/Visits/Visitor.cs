using System.Text.Json;
using Jkn.Workflows.Data.Rows;
using Microsoft.AspNetCore.DataProtection;

namespace Jkn.Workflows.Application.Visits;

/// <summary>What somebody writes into the guest book. Never an illness: the matter is a service, not a diagnosis.</summary>
internal sealed record Visitor(string Name, string? Address = null, string? Matter = null, string? Phone = null);

/// <summary>A visitor as he lies in the database: sealed, bound to his visit.</summary>
internal sealed class VisitorSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Jkn.Workflows.Server.Visits");

    public byte[] Seal(string visitId, Visitor visitor) =>
        protector.CreateProtector(visitId).Protect(JsonSerializer.SerializeToUtf8Bytes(visitor));

    public Visitor? Open(VisitRow row) =>
        row.Guest is null ? null : JsonSerializer.Deserialize<Visitor>(protector.CreateProtector(row.Id).Unprotect(row.Guest));
}
