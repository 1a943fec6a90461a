using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Jkn.Workflows.Data.Keys;

/// <summary>
/// The keys of cases. Each case has a key of its own, wrapped by the key of the day it was made on; the day's key is wrapped by
/// Data Protection once a day, whose key ring lies apart from the database. Erasing a case's wrapped key destroys its data:
/// the day's key cannot make it again.
/// </summary>
public sealed class CaseKeys(IDataProtectionProvider protection, Secrets secrets)
{
    private readonly IDataProtector protector = protection.CreateProtector("Jkn.Workflows.Data.DayKeys");
    private readonly ConcurrentDictionary<int, byte[]> days = new();

    private volatile int today;

    /// <summary>
    /// Makes the day's key when there is none yet. Called outside of the writer's transaction, for it commits on its own.
    /// </summary>
    public void Prepare(DateTimeOffset now)
    {
        var day = now.Year * 10000 + now.Month * 100 + now.Day;
        OfDay(day);
        today = day;
    }

    /// <summary>
    /// Whether the key ring at hand opens this database; also true of one that holds no key yet. A lost or foreign ring is found at the
    /// start, not when the first case is read.
    /// </summary>
    public bool Opens()
    {
        if (secrets.Newest("day/") is not { } wrapped)
            return true;
        try
        {
            protector.Unprotect(wrapped);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A new key and its wrapped form: day (4 bytes) and sealed key. The day is the prepared one, also past midnight.</summary>
    public (byte[] Key, byte[] Wrapped) Create(string caseId)
    {
        var day = today;
        var key = RandomNumberGenerator.GetBytes(Box.KeySize);
        var box = Box.Seal(OfDay(day), key, caseId);
        var wrapped = new byte[4 + box.Length];
        BinaryPrimitives.WriteInt32BigEndian(wrapped, day);
        box.CopyTo(wrapped, 4);
        return (key, wrapped);
    }

    public byte[] Unwrap(string caseId, byte[] wrapped) =>
        Box.Open(OfDay(BinaryPrimitives.ReadInt32BigEndian(wrapped)), wrapped.AsSpan(4), caseId);

    private byte[] OfDay(int day) =>
        days.GetOrAdd(
            day,
            d => protector.Unprotect(secrets.GetOrAdd($"day/{d}", () => protector.Protect(RandomNumberGenerator.GetBytes(Box.KeySize))))
        );
}
