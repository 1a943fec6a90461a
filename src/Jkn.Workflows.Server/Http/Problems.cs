using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Http;

/// <summary>One input at fault: the JSON path, parameter or header, a code (public contract) and an Indonesian reason.</summary>
internal sealed record InvalidParam(string Name, string Code, string Reason);

/// <summary>
/// The one shape of every refusal: RFC 9457 with <c>code</c> (kebab-case, never renamed), an Indonesian <c>title</c> and
/// <c>invalidParams</c>. <c>type</c> is a name, not an address: urn:jkn:problem:CODE.
/// </summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static ProblemHttpResult Answer(int status, string code, string title, params InvalidParam[] invalid) =>
        TypedResults.Problem(Details(status, code, title, invalid));

    public static ProblemDetails Details(int status, string code, string title, params InvalidParam[] invalid)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = title,
            Type = $"urn:jkn:problem:{code}",
        };
        problem.Extensions["code"] = code;
        if (invalid.Length > 0)
            problem.Extensions["invalidParams"] = invalid;
        return problem;
    }

    /// <summary>Also the answer for what exists in another region: whether it exists is nobody else's business.</summary>
    public static ProblemHttpResult NotFound(string title = "Data tidak ditemukan.") =>
        Answer(StatusCodes.Status404NotFound, "not-found", title);

    /// <summary>A list's cursor that is not one of ours, or was made for another list.</summary>
    public static ProblemHttpResult CursorInvalid() =>
        Answer(
            StatusCodes.Status400BadRequest,
            "cursor-invalid",
            "Penanda halaman tidak dikenal.",
            new InvalidParam("page.cursor", "cursor-invalid", "Mulai dari halaman pertama.")
        );

    public static ProblemHttpResult Forbidden(string title = "Anda tidak berwenang untuk tindakan ini.") =>
        Answer(StatusCodes.Status403Forbidden, "forbidden", title);

    public static ProblemHttpResult Unprocessable(string code, string title, params InvalidParam[] invalid) =>
        Answer(StatusCodes.Status422UnprocessableEntity, code, title, invalid);

    /// <summary>The problem for an answer that the framework left empty: no route, wrong method, no token.</summary>
    public static ProblemDetails ForStatus(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => Details(status, "request-invalid", "Permintaan tidak dapat dibaca."),
            StatusCodes.Status401Unauthorized => Details(status, "token-missing", "Anda belum masuk, atau sesi Anda sudah berakhir."),
            StatusCodes.Status403Forbidden => Details(status, "forbidden", "Anda tidak berwenang untuk tindakan ini."),
            StatusCodes.Status404NotFound => Details(status, "not-found", "Data tidak ditemukan."),
            StatusCodes.Status405MethodNotAllowed => Details(
                status,
                "method-not-allowed",
                "Metode ini tidak tersedia pada alamat tersebut."
            ),
            StatusCodes.Status409Conflict => Details(status, "conflict", "Tindakan ini tidak cocok dengan keadaan sekarang."),
            StatusCodes.Status412PreconditionFailed => Details(
                status,
                "version-stale",
                "Data ini sudah diubah oleh orang lain. Muat ulang sebelum bertindak."
            ),
            StatusCodes.Status413PayloadTooLarge => Details(status, "body-too-large", "Isi permintaan terlalu besar."),
            StatusCodes.Status415UnsupportedMediaType => Details(
                status,
                "media-type-unsupported",
                "Isi permintaan harus berupa JSON (application/json)."
            ),
            StatusCodes.Status422UnprocessableEntity => Details(status, "input-refused", "Isian tidak dapat diterima."),
            StatusCodes.Status428PreconditionRequired => Details(status, "if-match-missing", "Tajuk If-Match wajib ada."),
            StatusCodes.Status429TooManyRequests => Details(
                status,
                "too-many-requests",
                "Terlalu banyak permintaan. Coba lagi sebentar lagi."
            ),
            StatusCodes.Status503ServiceUnavailable => Details(status, "unavailable", "Layanan sedang tidak tersedia."),
            >= StatusCodes.Status500InternalServerError => Details(
                status,
                "unexpected",
                "Terjadi kesalahan pada server. Petugas teknis dapat mencarinya dengan traceId."
            ),
            _ => Details(status, "request-refused", "Permintaan ditolak."),
        };
}
