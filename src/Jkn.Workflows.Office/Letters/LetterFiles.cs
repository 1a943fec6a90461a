using System.Security.Cryptography;

namespace Jkn.Workflows.Application.Letters;

/// <summary>Where a letter's files lie among its case's, and how they are told apart.</summary>
internal static class LetterFiles
{
    /// <summary>The purpose of all pages of a letter: the issued one stays, those on the way to it are dropped.</summary>
    public static string PagesOf(string key) => $"letter/{key}";

    /// <summary>The slot of one step of one draft.</summary>
    public static string Slot(Letter letter, string step) => $"letter/{letter.Key}/{letter.Draft}/{step}";

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
