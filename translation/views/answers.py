"""What saving in the workbench answers when it can't: as JSON, with the words that stand there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse

from translation import saving
from translation.errors import NotPossibleError


def refusals_as_json(view: Callable[..., JsonResponse]) -> Callable[..., JsonResponse]:
    """409 with what stands there when somebody was faster, 422 with the reason for anything else."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return view(request, *args, **kwargs)
        except saving.ConflictError as error:
            told = {"message": str(error), "target": error.row.target, "version": error.row.version}
            return JsonResponse(told, status=409)
        except NotPossibleError as error:
            return JsonResponse({"message": str(error)}, status=422)

    return answered
